import * as v from "valibot";

import type { Client, ClientStore } from "./clients.ts";
import { fetchDocument, type DocumentNetwork } from "./document-fetch.ts";
import { ApiProblem } from "./errors.ts";
import { checkRedirectUrls } from "./redirect-urls.ts";

const lifetimeMs = 5 * 60_000;
const capacity = 100;

const metadata = v.looseObject({
  client_id: v.string(),
  client_name: v.optional(v.pipe(v.string(), v.maxLength(256)), ""),
  redirect_uris: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2048))), v.maxLength(20)),
  token_endpoint_auth_method: v.optional(v.literal("none"), "none"),
  client_uri: v.optional(v.string()),
  logo_uri: v.optional(v.string()),
  client_secret: v.exactOptional(v.never()),
  client_secret_expires_at: v.exactOptional(v.never()),
});

interface Fetched {
  readonly document: v.InferOutput<typeof metadata>;
  readonly expiresAt: number;
}

/**
 * Parses a `client_id` that is the address of a metadata document.
 *
 * @throws ApiProblem `invalid_client_id`
 */
function parseAddress(clientId: string): URL {
  const path = /^https:\/\/[^/?#@\\\s]+(\/[^?#\\\s]*)(?:\?[^#\\\s]*)?$/u.exec(clientId)?.[1];
  const hasDots = path?.split("/").some((part) => /^(?:\.|%2e){1,2}$/iu.test(part));
  const isPrintable = /^[\u0021-\u007e]{1,2048}$/u.test(clientId);
  if (path === undefined || hasDots === true || !isPrintable || !URL.canParse(clientId))
    throw new ApiProblem("invalid_client_id");
  const url = new URL(clientId);
  // The port is a policy: a document is served where web sites are.
  if (url.port !== "") throw new ApiProblem("invalid_client_id");
  return url;
}

function parseDocument(document: unknown, clientId: string): Fetched["document"] {
  const parsed = v.safeParse(metadata, document);
  if (!parsed.success || Array.isArray(document) || parsed.output.client_id !== clientId)
    throw new ApiProblem("connected_app_misconfigured_client");
  const { client_uri: home = clientId } = parsed.output;
  if (!isSameOrigin(home, clientId)) throw new ApiProblem("connected_app_misconfigured_client");
  checkRedirectUrls(parsed.output.redirect_uris, "third_party_public");
  return parsed.output;
}

function isSameOrigin(uri: string, clientId: string): boolean {
  return URL.canParse(uri) && new URL(uri).origin === new URL(clientId).origin;
}

/** A logo of the client's own site; another site's would be fetched under its name. */
function ownLogo(document: Fetched["document"], clientId: string): string | undefined {
  const { logo_uri: logo = "" } = document;
  return isSameOrigin(logo, clientId) ? logo : undefined;
}

/**
 * Connected Apps whose `client_id` is an address with a metadata document. Documents are kept for five minutes, a
 * hundred at most; refusals are not kept; requests for one document at a time become one.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/
 */
export class ClientDocuments {
  readonly #network: DocumentNetwork;
  readonly #now: () => Date;
  readonly #fetched = new Map<string, Fetched>();
  readonly #pending = new Map<string, Promise<Fetched["document"]>>();

  constructor(network: DocumentNetwork, now: () => Date) {
    this.#network = network;
    this.#now = now;
  }

  /**
   * The Connected App that a document describes; it is registered, or brought up to date.
   *
   * @throws ApiProblem `invalid_client_id` for an address that cannot be one, `connected_app_misconfigured_client` for
   *   a document that cannot be had or does not describe this client, `connected_app_*redirect_url*`
   */
  async resolve(clients: ClientStore, clientId: string): Promise<Client> {
    const url = parseAddress(clientId);
    const document = this.#known(clientId) ?? (await this.#fetchOnce(url, clientId));
    const known = clients.findByMetadataUrl(clientId);
    const logoUrl = ownLogo(document, clientId);
    const facts = {
      clientType: "third_party_public",
      name: document.client_name,
      redirectUrls: document.redirect_uris,
      creationMethod: "METADATA_DOCUMENT",
      metadataUrl: clientId,
      ...(logoUrl === undefined ? {} : { logoUrl }),
    } as const;
    const { logoUrl: _logo, ...before } = known ?? {};
    return clients.add({ ...before, ...facts });
  }

  #known(clientId: string): Fetched["document"] | undefined {
    const fetched = this.#fetched.get(clientId);
    return fetched !== undefined && fetched.expiresAt > this.#now().getTime()
      ? fetched.document
      : undefined;
  }

  #fetchOnce(url: URL, clientId: string): Promise<Fetched["document"]> {
    const pending = this.#pending.get(clientId) ?? this.#fetch(url, clientId);
    this.#pending.set(clientId, pending);
    return pending.finally(() => this.#pending.delete(clientId));
  }

  async #fetch(url: URL, clientId: string): Promise<Fetched["document"]> {
    const document = parseDocument(await this.#get(url), clientId);
    this.#fetched.delete(clientId);
    this.#fetched.set(clientId, { document, expiresAt: this.#now().getTime() + lifetimeMs });
    const [oldest] = this.#fetched.keys();
    if (this.#fetched.size > capacity && oldest !== undefined) this.#fetched.delete(oldest);
    return document;
  }

  async #get(url: URL): Promise<unknown> {
    try {
      return await fetchDocument(url, this.#network);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : "";
      throw new ApiProblem(
        "connected_app_misconfigured_client",
        `The client's metadata document cannot be used: ${reason}`,
      );
    }
  }
}
