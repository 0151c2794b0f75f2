import type { PrebuiltSettings } from "./prebuilt-page.ts";
import { EnvironmentReader, type Environment } from "./environment.ts";
import type { ClientAuthentication, ClientSlug, RegisteredClient } from "./registered-client.ts";

/** Everything the relying party needs to know before it starts. */
export interface RelyingPartyConfig {
  /** Port on 127.0.0.1; 4100 by default. */
  readonly port: number;
  /** Origin that browsers use, without a trailing slash; `http://127.0.0.1:<port>` by default. */
  readonly url: string;
  /** Issuer whose discovery document is read; `http://localhost:4000` by default. */
  readonly issuer: URL;
  /** What the `aud` of an access token must hold for the notes API to accept it. */
  readonly resourceAudience: string;
  /** What the page with Stytch's prebuilt component needs; absent where it is off. */
  readonly prebuilt?: PrebuiltSettings;
  /** The clients that are switched on, in the order of the page. */
  readonly clients: readonly RegisteredClient[];
}

const DEFAULT_PORT = 4100;

/**
 * Reads the relying party's configuration: `RELYING_PARTY_PORT`, `RELYING_PARTY_URL`, `ISSUER`,
 * `RESOURCE_AUDIENCE`, an id (and secret) for each client, and `STYTCH_PUBLIC_TOKEN` and
 * `STYTCH_VERTICAL` for the page with Stytch's prebuilt component. A client without an id is off; at
 * least one must be on. Without a public token that page is off.
 * @throws ConfigurationError (`configuration_invalid`) naming every problem at once
 */
export function readRelyingPartyConfig(environment: Environment): RelyingPartyConfig {
  const reader = new EnvironmentReader(environment);
  const port = reader.integer("RELYING_PARTY_PORT", {
    fallback: DEFAULT_PORT,
    min: 1,
    max: 65_535,
  });
  const address = reader.url("RELYING_PARTY_URL", `http://127.0.0.1:${String(port)}`);
  if (address.pathname !== "/" || address.search !== "") {
    reader.problem("RELYING_PARTY_URL must be an origin: no path and no query.");
  }
  const url = address.origin;
  const clients = [
    readConfidential(reader, url, { slug: "first-party", prefix: "FIRST_PARTY" }),
    readConfidential(reader, url, { slug: "third-party", prefix: "THIRD_PARTY" }),
    readPublic(reader, url),
  ].filter((client) => client !== undefined);
  if (clients.length === 0) {
    reader.problem(
      "No client is configured: set FIRST_PARTY_CLIENT_ID, THIRD_PARTY_CLIENT_ID or THIRD_PARTY_PUBLIC_CLIENT_ID.",
    );
  }
  const issuer = reader.url("ISSUER", "http://localhost:4000");
  const prebuilt = readPrebuilt(reader, issuer);
  const config = Object.freeze({
    port,
    url,
    issuer,
    ...(prebuilt && { prebuilt }),
    resourceAudience: reader.required(
      "RESOURCE_AUDIENCE",
      "the notes API needs the audience of its access tokens, which is the project id",
    ),
    clients: Object.freeze(clients),
  });
  reader.finish();
  return config;
}

function readPrebuilt(reader: EnvironmentReader, issuer: URL): PrebuiltSettings | undefined {
  const publicToken = reader.optional("STYTCH_PUBLIC_TOKEN");
  const vertical = reader.optional("STYTCH_VERTICAL") ?? "consumer";
  if (vertical !== "consumer" && vertical !== "b2b") {
    reader.problem("STYTCH_VERTICAL must be consumer or b2b.");
    return undefined;
  }
  return publicToken === undefined
    ? undefined
    : Object.freeze({ vertical, publicToken, apiUrl: issuer.origin });
}

function readConfidential(
  reader: EnvironmentReader,
  url: string,
  client: { slug: "first-party" | "third-party"; prefix: string },
): RegisteredClient | undefined {
  const idName = `${client.prefix}_CLIENT_ID`;
  const secretName = `${client.prefix}_CLIENT_SECRET`;
  const clientId = reader.optional(idName);
  const secret = reader.optional(secretName);
  if (clientId === undefined && secret === undefined) {
    return undefined;
  }
  if (clientId === undefined) {
    reader.problem(`${secretName} is set but ${idName} is not.`);
    return undefined;
  }
  if (secret === undefined) {
    reader.problem(`${idName} is set but ${secretName} is not.`);
    return undefined;
  }
  const method = client.slug === "first-party" ? "client_secret_basic" : "client_secret_post";
  return registered(client.slug, { url, clientId, authentication: { method, secret } });
}

function readPublic(reader: EnvironmentReader, url: string): RegisteredClient | undefined {
  const clientId = reader.optional("THIRD_PARTY_PUBLIC_CLIENT_ID");
  return clientId === undefined
    ? undefined
    : registered("third-party-public", { url, clientId, authentication: { method: "none" } });
}

function registered(
  slug: ClientSlug,
  details: { url: string; clientId: string; authentication: ClientAuthentication },
): RegisteredClient {
  return Object.freeze({
    slug,
    clientId: details.clientId,
    redirectUri: `${details.url}/${slug}/callback`,
    authentication: Object.freeze(details.authentication),
  });
}
