import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import type { Page } from "playwright-core";

import { ROOT, environment } from "../../../../scripts/lib/run.ts";
import { commandLineEnvironment } from "../../../../scripts/lib/services.ts";
import type { RunningAssent } from "./assent.ts";

/** The clients of the relying party, one of each type; `command-line` is the public first party. */
export const CLIENT_KINDS = [
  "first-party",
  "command-line",
  "third-party",
  "third-party-public",
] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

export interface FlowRequest {
  readonly scopes: readonly string[];
  readonly prompt?: "none" | "login" | "consent" | "select_account";
  /** Sends the request to the page with Stytch's own component; web clients only. */
  readonly prebuilt?: boolean;
}

/** What the client holds at the end, as the client itself tells. */
export interface FlowResult {
  readonly granted: readonly string[];
  /** Subject of the ID token that the client validated. */
  readonly subject: string | null;
  readonly error: string | null;
}

/** An authorization that the browser is in the middle of. */
export interface Flow {
  /** Waits until the browser is back at the client, and asks the client. */
  finish(): Promise<FlowResult>;
}

/** Starts an authorization at a client, as a person does, in `page`. */
export function startFlow(
  assent: RunningAssent,
  page: Page,
  kind: ClientKind,
  request: FlowRequest,
): Promise<Flow> {
  return kind === "command-line"
    ? startCommandLine(assent, page, request)
    : startWeb(assent, page, kind, request);
}

interface WebResult {
  readonly grantedScopes: readonly string[];
  readonly claims: { readonly sub?: string } | null;
  readonly error: string | null;
}

async function startWeb(
  { relyingPartyUrl }: RunningAssent,
  page: Page,
  slug: string,
  { scopes, prompt, prebuilt = false }: FlowRequest,
): Promise<Flow> {
  await page.goto(relyingPartyUrl);
  const form = page.locator(`#${slug}-form`);
  // One call for all boxes: pressing each of them is not what these tests are about.
  await form.getByRole("checkbox").evaluateAll((boxes, wanted) => {
    for (const box of boxes as HTMLInputElement[]) {
      box.checked = wanted.includes(box.value);
    }
  }, scopes);
  if (prompt !== undefined) {
    await form.getByLabel("Prompt").selectOption(prompt);
  }
  const name = prebuilt ? "The same in Stytch's prebuilt page" : "Start authorization";
  await form.getByRole("button", { name }).click();
  return {
    finish: async () => {
      await page.waitForURL(`${relyingPartyUrl}/${slug}/result`);
      const response = await page.request.get(`${relyingPartyUrl}/${slug}/result.json`);
      const { grantedScopes, claims, error } = (await response.json()) as WebResult;
      return { granted: grantedScopes, subject: claims?.sub ?? null, error };
    },
  };
}

interface CommandLineResult {
  readonly scopes?: readonly string[];
  readonly sub?: string | null;
  readonly error?: string;
}

async function startCommandLine(
  { addresses }: RunningAssent,
  page: Page,
  { scopes, prompt }: FlowRequest,
): Promise<Flow> {
  const child = spawn(process.execPath, ["apps/relying-party/src/command-line.ts"], {
    cwd: ROOT,
    env: environment({
      ...commandLineEnvironment(addresses),
      COMMAND_LINE_SCOPE: scopes.join(" "),
      COMMAND_LINE_TIMEOUT_SECONDS: "30",
      ...(prompt && { COMMAND_LINE_PROMPT: prompt }),
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = collect(child);
  const exited = once(child, "close");
  await page.goto(await printed.line(/^http/u));
  return {
    finish: async () => {
      await exited;
      const result = JSON.parse(await printed.line(/^\{/u)) as CommandLineResult;
      const { scopes: granted = [], sub: subject = null, error = null } = result;
      return { granted, subject, error };
    },
  };
}

interface Printed {
  /** The first line that matches, once it is printed. */
  line(pattern: RegExp): Promise<string>;
}

function collect(child: ChildProcess): Printed {
  let text = "";
  let waiting: (() => void)[] = [];
  function wake(): void {
    for (const resume of waiting.splice(0)) {
      resume();
    }
  }
  let closed = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      wake();
    });
  }
  child.on("close", () => {
    closed = true;
    wake();
  });
  return {
    line: async (pattern) => {
      for (;;) {
        const complete = closed ? text : text.slice(0, text.lastIndexOf("\n") + 1);
        const found = complete.split("\n").find((line) => pattern.test(line));
        if (found !== undefined) {
          return found;
        }
        if (closed) {
          throw new Error(`The command line ended without a line like ${pattern}:\n${text}`);
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
