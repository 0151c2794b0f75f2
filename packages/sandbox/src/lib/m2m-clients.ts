import { ApiProblem } from "./errors.ts";
import { createIdentifier, createSecretValue } from "./identifiers.ts";
import type { Metadata } from "./metadata.ts";

/** A program that gets tokens for itself, as the project keeps it. */
export interface M2MClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly nextClientSecret?: string;
  readonly name: string;
  readonly description: string;
  readonly status: "active" | "inactive";
  readonly scopes: readonly string[];
  readonly trustedMetadata: Metadata;
}

/** What may be said about a new M2M client. */
export type NewM2MClient = Partial<M2MClient> & Pick<M2MClient, "scopes">;

/** The project's M2M clients, in the order of their creation. */
export class M2MClientStore {
  readonly #clients = new Map<string, M2MClient>();

  /** @throws ApiProblem `duplicate_m2m_client_id` */
  add(client: NewM2MClient): M2MClient {
    const complete: M2MClient = {
      clientId: createIdentifier("m2m-client"),
      clientSecret: createSecretValue(),
      name: "",
      description: "",
      status: "active",
      trustedMetadata: {},
      ...client,
    };
    if (this.#clients.has(complete.clientId)) throw new ApiProblem("duplicate_m2m_client_id");
    this.#clients.set(complete.clientId, complete);
    return complete;
  }

  find(clientId: string): M2MClient | undefined {
    return this.#clients.get(clientId);
  }

  replace(client: M2MClient): void {
    this.#clients.set(client.clientId, client);
  }

  remove(clientId: string): void {
    this.#clients.delete(clientId);
  }

  all(): M2MClient[] {
    return [...this.#clients.values()];
  }

  /** Puts these clients in place of all there are. */
  restore(clients: readonly M2MClient[]): void {
    this.#clients.clear();
    for (const client of clients) this.replace(client);
  }
}

/**
 * Gives the client a second secret; both are accepted until the rotation is settled.
 *
 * @throws ApiProblem `m2m_client_already_rotating_secret`
 */
export function startRotation(store: M2MClientStore, client: M2MClient): Required<M2MClient> {
  if (client.nextClientSecret !== undefined)
    throw new ApiProblem("m2m_client_already_rotating_secret");
  const started = { ...client, nextClientSecret: createSecretValue() };
  store.replace(started);
  return started;
}

/**
 * Ends a rotation by keeping the next secret, or the one there was.
 *
 * @throws ApiProblem `m2m_client_not_rotating_secret`
 */
export function settleRotation(
  store: M2MClientStore,
  client: M2MClient,
  keep: "current" | "next",
): M2MClient {
  const { nextClientSecret, ...rest } = client;
  if (nextClientSecret === undefined) throw new ApiProblem("m2m_client_not_rotating_secret");
  const settled = keep === "next" ? { ...rest, clientSecret: nextClientSecret } : rest;
  store.replace(settled);
  return settled;
}

/** Stytch's M2M client object: never a whole secret. */
export function wireM2MClient(client: M2MClient): Record<string, unknown> {
  return {
    client_id: client.clientId,
    client_name: client.name,
    client_description: client.description,
    status: client.status,
    scopes: client.scopes,
    client_secret_last_four: client.clientSecret.slice(-4),
    ...(client.nextClientSecret === undefined
      ? {}
      : { next_client_secret_last_four: client.nextClientSecret.slice(-4) }),
    trusted_metadata: client.trustedMetadata,
  };
}
