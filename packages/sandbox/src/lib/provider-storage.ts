import type { Adapter, AdapterPayload } from "oidc-provider";

import type { ClientStore, Client } from "./clients.ts";
import { isPublic } from "./client-rules.ts";

interface Stored {
  readonly payload: AdapterPayload;
  readonly expiresAt: number | undefined;
}

/** One of the provider's codes, tokens or grants, by its model and id. */
interface StoredEntity {
  readonly model: string;
  readonly id: string;
  readonly payload: AdapterPayload;
  /** In milliseconds since 1970. */
  readonly expiresAt?: number;
}

// The provider insists on redirect URIs of its own taste. It never sees an authorization request here:
// redirect_uri is checked against the Connected App when the code is minted.
const unusedRedirectUri = "https://sandbox.invalid/unused";

/** A Connected App as client metadata of the provider. */
function clientMetadata(client: Client): AdapterPayload {
  return {
    client_id: client.clientId,
    ...(client.clientSecret === undefined ? {} : { client_secret: client.clientSecret }),
    token_endpoint_auth_method: isPublic(client.clientType) ? "none" : "client_secret_post",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    redirect_uris: [unusedRedirectUri],
  };
}

/** Codes, tokens and grants in memory, aging by the sandbox's own clock. */
export class ProviderStorage {
  readonly #models = new Map<string, Map<string, Stored>>();
  readonly #clients: ClientStore;
  readonly #now: () => Date;

  constructor(clients: ClientStore, now: () => Date) {
    this.#clients = clients;
    this.#now = now;
  }

  /** The stored payload of a model's entity, while it lives. */
  find(model: string, id: string): AdapterPayload | undefined {
    if (model === "Client") {
      const client = this.#clients.find(id);
      return client === undefined ? undefined : clientMetadata(client);
    }
    const stored = this.#model(model).get(id);
    if (stored === undefined) return undefined;
    const isLive = stored.expiresAt === undefined || stored.expiresAt > this.#now().getTime();
    return isLive ? stored.payload : undefined;
  }

  write(model: string, id: string, payload: AdapterPayload, expiresInSeconds?: number): void {
    const expiresAt =
      expiresInSeconds === undefined ? undefined : this.#now().getTime() + expiresInSeconds * 1000;
    this.#model(model).set(id, { payload, expiresAt });
  }

  /** Ends everything that came from one authorization. */
  revokeGrant(grantId: string): void {
    this.#model("Grant").delete(grantId);
    for (const name of this.#models.keys()) this.removeByGrant(name, grantId);
  }

  removeByGrant(model: string, grantId: string): void {
    const entities = this.#model(model);
    for (const [id, { payload }] of entities) if (payload.grantId === grantId) entities.delete(id);
  }

  /** Everything that has not expired, as it is written to a data file. */
  all(): StoredEntity[] {
    const now = this.#now().getTime();
    return [...this.#models].flatMap(([model, entities]) =>
      [...entities]
        .filter(([, { expiresAt }]) => expiresAt === undefined || expiresAt > now)
        .map(([id, { payload, expiresAt }]) =>
          expiresAt === undefined ? { model, id, payload } : { model, id, payload, expiresAt },
        ),
    );
  }

  /** Puts these in place of everything there is. */
  restore(entities: readonly StoredEntity[]): void {
    this.#models.clear();
    for (const { model, id, payload, expiresAt } of entities)
      this.#model(model).set(id, { payload, expiresAt });
  }

  /** One model's storage as the provider wants it. */
  adapter(model: string): Adapter {
    return {
      upsert: async (id, payload, expiresIn) => this.write(model, id, payload, expiresIn),
      find: async (id) => this.find(model, id),
      findByUserCode: async () => undefined,
      findByUid: async () => undefined,
      consume: async (id) => this.#consume(model, id),
      destroy: async (id) => void this.#model(model).delete(id),
      revokeByGrantId: async (grantId) => this.removeByGrant(model, grantId),
    };
  }

  #consume(model: string, id: string): void {
    const stored = this.#model(model).get(id);
    if (stored === undefined) return;
    const consumed = Math.floor(this.#now().getTime() / 1000);
    this.#model(model).set(id, { ...stored, payload: { ...stored.payload, consumed } });
  }

  #model(name: string): Map<string, Stored> {
    const entities = this.#models.get(name) ?? new Map<string, Stored>();
    this.#models.set(name, entities);
    return entities;
  }
}
