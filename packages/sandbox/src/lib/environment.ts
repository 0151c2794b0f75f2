import * as v from "valibot";

import type { Vertical } from "./vertical.ts";
import type { SandboxOptions } from "./sandbox-options.ts";
import { defaultAddresses } from "./seeds.ts";
import { SandboxStartError } from "./start-error.ts";

const origin = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    "must be an origin like http://localhost:3000",
  ),
);

const variables = v.object({
  SANDBOX_VERTICAL: v.optional(v.picklist(["consumer", "b2b"]), "consumer"),
  SANDBOX_PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/u, "must be a port number"), v.transform(Number)),
  ),
  APP_URL: v.optional(origin, defaultAddresses.appUrl),
  RELYING_PARTY_URL: v.optional(origin, defaultAddresses.relyingPartyUrl),
  COMMAND_LINE_REDIRECT_URI: v.optional(
    v.pipe(v.string(), v.url()),
    defaultAddresses.commandLineRedirectUri,
  ),
  SANDBOX_ISS: v.optional(v.picklist(["stytch", "issuer", "none"]), "stytch"),
});

const defaultPorts = { consumer: 4000, b2b: 4001 } as const;

/** What the command line is asked to start. */
export interface CommandLineOptions extends SandboxOptions {
  readonly vertical: Vertical;
}

/**
 * Reads the options of the command line from the environment.
 *
 * @throws SandboxStartError `invalid_environment`, naming every variable that does not fit
 */
export function parseEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): CommandLineOptions {
  const result = v.safeParse(variables, environment);
  if (!result.success) {
    const complaints = result.issues.map(
      (issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`,
    );
    throw new SandboxStartError("invalid_environment", complaints.join("\n"));
  }
  const { output } = result;
  return {
    vertical: output.SANDBOX_VERTICAL,
    port: output.SANDBOX_PORT ?? defaultPorts[output.SANDBOX_VERTICAL],
    appUrl: output.APP_URL,
    relyingPartyUrl: output.RELYING_PARTY_URL,
    commandLineRedirectUri: output.COMMAND_LINE_REDIRECT_URI,
    iss: output.SANDBOX_ISS,
    environment,
  };
}
