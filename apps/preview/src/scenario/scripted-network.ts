import type { Fetch } from "@assent/core";
import { type Consent, type Outcome } from "@assent/core/contract";
import { type Scenario, type ScriptedBff, createScriptedBff } from "@assent/core/testing";
import { type HttpHandler, HttpResponse, http } from "msw";

/** Says which scripted BFF a call is for, since several pages may stand side by side. */
const PAGE_HEADER = "x-preview-page";
const PAGE_PARAMETER = "preview-page";

const pages = new Map<string, ScriptedBff>();
let opened = 0;

/** A scripted BFF behind the network of one page. */
export interface ScriptedNetwork {
  /** The scenario as this page sees it: its images are asked for by name of the page. */
  readonly scenario: Scenario;
  /** The browser's own `fetch`, whose calls the service worker answers from the scenario. */
  readonly fetch: Fetch;
  readonly bff: ScriptedBff;
}

/** Opens a network for one page. */
export function openNetwork(scenario: Scenario, latencyMs: number): ScriptedNetwork {
  opened += 1;
  const page = `page-${opened}`;
  const marked = markImages(scenario, page);
  const bff = createScriptedBff(marked, {
    latency: latencyMs,
    schedule: (callback, ms) => window.setTimeout(callback, ms),
  });
  pages.set(page, bff);
  return {
    scenario: marked,
    bff,
    fetch: (url, init) =>
      window.fetch(url, { ...init, headers: { ...init.headers, [PAGE_HEADER]: page } }),
  };
}

/** Answers every call to a BFF from the scenario of the page that made it. */
export const scriptedBffHandler: HttpHandler = http.all("*/bff/*", async ({ request }) => {
  const { pathname, searchParams } = new URL(request.url);
  const page = request.headers.get(PAGE_HEADER) ?? searchParams.get(PAGE_PARAMETER);
  const bff = pages.get(page ?? "");
  if (bff === undefined) {
    return undefined;
  }
  const answer = await bff.handle({
    method: request.method,
    path: pathname.slice(pathname.indexOf("/bff/")),
    body: await request.json().catch(() => null),
    headers: Object.fromEntries(request.headers),
  });
  if (answer === "disconnect") {
    return HttpResponse.error();
  }
  const { status, headers, body } = answer;
  if (body instanceof Uint8Array) {
    return HttpResponse.arrayBuffer(body.slice().buffer, { status, headers });
  }
  return new HttpResponse(body === null ? null : JSON.stringify(body), { status, headers });
});

/** Images are asked for without headers, so their addresses say whose they are. */
function markImages({ outcome, start, ...rest }: Scenario, page: string): Scenario {
  // Every logo has a version in its query.
  const query = `&${PAGE_PARAMETER}=${page}`;
  return {
    ...rest,
    ...(outcome && { outcome: markOutcome(outcome, query) }),
    start: start.kind === "answer" ? { ...start, body: markOutcome(start.body, query) } : start,
  };
}

function markOutcome(outcome: Outcome, query: string): Outcome {
  return outcome.kind === "consent" ? markConsent(outcome, query) : outcome;
}

function markConsent(consent: Consent, query: string): Consent {
  const { client, account } = consent;
  const { organization } = account;
  return {
    ...consent,
    client: client.logo === undefined ? client : { ...client, logo: `${client.logo}${query}` },
    account:
      organization?.logo === undefined
        ? account
        : { ...account, organization: { ...organization, logo: `${organization.logo}${query}` } },
  };
}
