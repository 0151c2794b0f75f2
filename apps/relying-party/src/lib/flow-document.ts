import type { ActionReport, ClientFlow, FlowResult } from "./browser-session.ts";
import type { RegisteredClient } from "./registered-client.ts";

/** The current result of one client in one browser, as `GET /{slug}/result.json` answers it. */
export interface FlowDocument {
  readonly client: string;
  readonly clientId: string;
  readonly status: FlowResult["status"];
  readonly requestedScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  /** Claims of the ID token, null without one. */
  readonly claims: unknown;
  readonly tokenType: string | null;
  /** ISO 8601, null when unknown. */
  readonly expiresAt: string | null;
  /** Seconds from now, negative once it is over; null when unknown. */
  readonly expiresInSeconds: number | null;
  readonly hasRefreshToken: boolean;
  readonly error: string | null;
  readonly errorDescription: string | null;
  /** Whether the callback carried the state of a flow this browser had started. */
  readonly state: "ok" | null;
  readonly lastAction: (Omit<ActionReport, "finishedAt"> & { finishedAt: string }) | null;
}

/** Describes a flow without its tokens, codes and verifiers. */
export function describeFlow(
  client: RegisteredClient,
  flow: ClientFlow | undefined,
  now: Date,
): FlowDocument {
  const result: FlowResult = flow?.result ?? { status: "none" };
  const granted = result.status === "granted" ? result.grant : undefined;
  const failed = result.status === "failed" ? result : undefined;
  const expiresAt = granted?.expiresAt;
  const lastAction = flow?.lastAction;
  return {
    client: client.slug,
    clientId: client.clientId,
    status: result.status,
    requestedScopes: granted?.requestedScopes ?? failed?.requestedScopes ?? [],
    grantedScopes: granted?.grantedScopes ?? [],
    claims: granted?.idTokenClaims ?? null,
    tokenType: granted?.tokenType ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    expiresInSeconds:
      expiresAt === undefined ? null : Math.round((expiresAt.getTime() - now.getTime()) / 1000),
    hasRefreshToken: granted?.refreshToken !== undefined,
    error: failed?.failure.error ?? null,
    errorDescription: failed?.failure.errorDescription ?? null,
    state: result.status === "none" ? null : "ok",
    lastAction:
      lastAction === undefined
        ? null
        : { ...lastAction, finishedAt: lastAction.finishedAt.toISOString() },
  };
}
