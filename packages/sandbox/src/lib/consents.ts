import { type Client } from "./clients.ts";
import { isFirstParty } from "./client-rules.ts";
import type { Switches } from "./switches.ts";

interface Consent {
  readonly scopes: readonly string[];
  readonly revoked: boolean;
}

/** A consent, and whose it is with which Connected App. */
interface StoredConsent extends Consent {
  readonly userId: string;
  readonly clientId: string;
}

/** What each user has let each Connected App do. Granted scopes accumulate until the user revokes them. */
export class ConsentStore {
  readonly #consents = new Map<string, Map<string, Consent>>();

  /** Adds `scopes` to what the user has granted this client, or with `changed-scopes` puts them in its place. */
  remember(
    userId: string,
    clientId: string,
    scopes: readonly string[],
    memory: Switches["consentMemory"] = "new-scopes",
  ): void {
    const before = memory === "changed-scopes" ? [] : (this.granted(userId, clientId) ?? []);
    this.#write(userId, clientId, { scopes: [...new Set([...before, ...scopes])], revoked: false });
  }

  /** Forgets what was granted. From now on even a first-party client has to ask again. */
  revoke(userId: string, clientId: string): void {
    this.#write(userId, clientId, { scopes: [], revoked: true });
  }

  /** The granted scopes, or undefined when the user never decided or has revoked. */
  granted(userId: string, clientId: string): readonly string[] | undefined {
    const consent = this.#consents.get(userId)?.get(clientId);
    return consent === undefined || consent.revoked ? undefined : consent.scopes;
  }

  wasRevoked(userId: string, clientId: string): boolean {
    return this.#consents.get(userId)?.get(clientId)?.revoked === true;
  }

  /** Client ids the user has a standing consent with, oldest first. */
  clientsOf(userId: string): string[] {
    const mine = this.#consents.get(userId) ?? new Map<string, Consent>();
    return [...mine].filter(([, { revoked }]) => !revoked).map(([clientId]) => clientId);
  }

  /** Every consent there is or was, as it is written to a data file. */
  all(): StoredConsent[] {
    return [...this.#consents].flatMap(([userId, mine]) =>
      [...mine].map(([clientId, { scopes, revoked }]) => ({ userId, clientId, scopes, revoked })),
    );
  }

  /** Puts these consents in place of all there are. */
  restore(consents: readonly StoredConsent[]): void {
    this.#consents.clear();
    for (const { userId, clientId, ...consent } of consents) this.#write(userId, clientId, consent);
  }

  #write(userId: string, clientId: string, consent: Consent): void {
    const mine = this.#consents.get(userId) ?? new Map<string, Consent>();
    mine.set(clientId, consent);
    this.#consents.set(userId, mine);
  }
}

/**
 * Whether the user has to be asked before `client` gets `scopes` (the grantable ones among those requested).
 *
 * @see https://stytch.com/docs/connected-apps/resources/consent-management
 */
export function isConsentRequired(
  consents: ConsentStore,
  {
    userId,
    client,
    scopes,
    prompt,
    memory,
  }: {
    userId: string;
    client: Client;
    scopes: readonly string[];
    prompt: string | undefined;
    memory: Switches["consentMemory"];
  },
): boolean {
  if (prompt === "consent" || consents.wasRevoked(userId, client.clientId)) return true;
  const granted = consents.granted(userId, client.clientId);
  if (!isFirstParty(client.clientType))
    return (
      granted === undefined ||
      scopes.some((scope) => !granted.includes(scope)) ||
      (memory === "changed-scopes" && scopes.length !== granted.length)
    );
  if (client.bypassConsentForOfflineAccess || !scopes.includes("offline_access")) return false;
  return granted?.includes("offline_access") !== true;
}
