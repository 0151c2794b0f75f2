import { PATHS } from "@assent/core/contract";
import type { FastifyInstance } from "fastify";
import * as v from "valibot";

import type { Responder } from "./responses/answer-hooks.ts";
import { refuseOtherMethods } from "./responses/methods.ts";
import type { Services } from "./services.ts";

const MAX_REPORT_BYTES = 8_192;
const MAX_REPORTS_A_MINUTE = 60;

/** The two members that say what to look at; addresses in a report hold authorization requests. */
const Report = v.object({
  directive: v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z-]+/u)),
  blocked: v.pipe(v.string(), v.maxLength(2_000)),
});

/** `application/csp-report` and the Reporting API spell the same thing differently. */
const ReportBody = v.union([
  v.pipe(
    v.object({
      "csp-report": v.object({ "violated-directive": v.string(), "blocked-uri": v.string() }),
    }),
    v.transform(({ "csp-report": report }) => [
      { directive: report["violated-directive"], blocked: report["blocked-uri"] },
    ]),
  ),
  v.pipe(
    v.array(
      v.object({
        body: v.object({ effectiveDirective: v.string(), blockedURL: v.string() }),
      }),
    ),
    v.transform((reports) =>
      reports.map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
    ),
  ),
]);

/** Registers what is for those who run the server. */
export function registerOperationRoutes(
  scope: FastifyInstance,
  services: Services,
  respond: Responder,
): void {
  scope.get("/healthz", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return { status: "ok" };
  });
  scope.get("/readyz", async (_request, reply) => {
    const ready = respond.isReady();
    reply.header("cache-control", "no-store").code(ready ? 200 : 503);
    return { status: ready ? "ready" : "stopping" };
  });
  void scope.register(async (reports) => registerReports(reports, services));
  refuseOtherMethods(scope, PATHS.cspReport, ["POST"]);
}

function registerReports(scope: FastifyInstance, { now }: Services): void {
  let minute = 0;
  let count = 0;
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    ["application/csp-report", "application/reports+json"],
    { parseAs: "string", bodyLimit: MAX_REPORT_BYTES },
    (_request, body, done) => done(null, body),
  );
  scope.post(PATHS.cspReport, async (request, reply) => {
    const current = Math.floor(now().getTime() / 60_000);
    count = current === minute ? count : 0;
    minute = current;
    for (const report of readReports(request.body)) {
      count += 1;
      if (count <= MAX_REPORTS_A_MINUTE) {
        request.log.warn({ violation: report }, "content security policy violated");
      }
    }
    return reply.header("cache-control", "no-store").code(204).send();
  });
}

function readReports(body: unknown): readonly { directive: string; blocked: string }[] {
  let json: unknown;
  try {
    json = JSON.parse(String(body));
  } catch {
    return [];
  }
  const read = v.safeParse(ReportBody, json);
  return (read.success ? read.output : []).flatMap((report) => {
    const valid = v.safeParse(Report, report);
    return valid.success ? [shorten(valid.output)] : [];
  });
}

/** Keeps the directive's name and the blocked origin, or the word that stands for one. */
function shorten({ directive, blocked }: v.InferOutput<typeof Report>): {
  directive: string;
  blocked: string;
} {
  const origin = URL.canParse(blocked) ? new URL(blocked).origin : blocked.replace(/[^a-z-]/gu, "");
  return { directive: directive.split(" ", 1)[0] ?? "", blocked: origin.slice(0, 200) };
}
