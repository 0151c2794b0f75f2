import { PROMPTS, type Prompt } from "./authorization-request.ts";
import { EnvironmentReader, isLoopback, type Environment } from "./environment.ts";

/** Everything the command-line client needs to know before it starts. */
export interface CommandLineConfig {
  /** Issuer whose discovery document is read; `http://localhost:4000` by default. */
  readonly issuer: URL;
  /** Id of the public first-party client. */
  readonly clientId: string;
  /** The registered loopback address that is listened on; `http://127.0.0.1:4102/callback`. */
  readonly redirectUri: URL;
  /** The notes API that is called with the access token; `http://127.0.0.1:4100/api/notes`. */
  readonly resourceUrl: URL;
  /** Scopes asked for, separated by spaces; `openid email notes.read` by default. */
  readonly scope: string;
  /** Sent as `prompt` where it is set. */
  readonly prompt?: Prompt;
  /** How long to wait for the browser to come back; 300 by default. */
  readonly timeoutSeconds: number;
}

/**
 * Reads the command-line client's configuration: `ISSUER`, `FIRST_PARTY_PUBLIC_CLIENT_ID`,
 * `COMMAND_LINE_REDIRECT_URI`, `RESOURCE_URL`, `COMMAND_LINE_SCOPE`, `COMMAND_LINE_PROMPT`,
 * `COMMAND_LINE_TIMEOUT_SECONDS`.
 * @throws ConfigurationError (`configuration_invalid`) naming every problem at once
 */
export function readCommandLineConfig(environment: Environment): CommandLineConfig {
  const reader = new EnvironmentReader(environment);
  const redirectUri = reader.url("COMMAND_LINE_REDIRECT_URI", "http://127.0.0.1:4102/callback");
  const listens = redirectUri.protocol === "http:" && isLoopback(redirectUri);
  if (!listens || redirectUri.port === "" || redirectUri.search !== "") {
    reader.problem(
      "COMMAND_LINE_REDIRECT_URI must be an http address on this machine, with a port and without a query.",
    );
  }
  const requestedPrompt = reader.optional("COMMAND_LINE_PROMPT");
  const prompt = PROMPTS.find((known) => known === requestedPrompt);
  if (requestedPrompt !== undefined && prompt === undefined) {
    reader.problem(`COMMAND_LINE_PROMPT must be one of ${PROMPTS.join(", ")}.`);
  }
  const config = Object.freeze({
    issuer: reader.url("ISSUER", "http://localhost:4000"),
    clientId: reader.required(
      "FIRST_PARTY_PUBLIC_CLIENT_ID",
      "the command line signs in as the public first-party client",
    ),
    redirectUri,
    resourceUrl: reader.url("RESOURCE_URL", "http://127.0.0.1:4100/api/notes"),
    scope: reader.optional("COMMAND_LINE_SCOPE") ?? "openid email notes.read",
    ...(prompt && { prompt }),
    timeoutSeconds: reader.integer("COMMAND_LINE_TIMEOUT_SECONDS", {
      fallback: 300,
      min: 1,
      max: 3600,
    }),
  });
  reader.finish();
  return config;
}
