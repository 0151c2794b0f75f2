import type { ClientType } from "@assent/core/contract";

/** What happened, for whoever has to account for it later. */
export type AuditEventName =
  | "authorization.requested"
  | "authorization.refused"
  | "consent.shown"
  | "consent.allowed"
  | "consent.denied"
  | "consent.automatic"
  | "access.revoked"
  | "transaction.refused"
  | "request.refused"
  | "session.ended";

/** One line of the audit trail. Holds no token, no code, no state and no e-mail address. */
export interface AuditEvent {
  readonly event: AuditEventName;
  readonly at: Date;
  /** The id that answer and log line carry. */
  readonly requestId: string;
  /** Stytch's id of the call that decided. */
  readonly upstreamRequestId?: string | undefined;
  readonly userId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientType?: ClientType | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** Host, or scheme of an app: never the whole address. */
  readonly redirectTo?: string | undefined;
  /** A problem code. */
  readonly reason?: string | undefined;
}

/** Where audit events go. Must not throw; what it cannot store is its own to report. */
export interface AuditSink {
  record(event: AuditEvent): void;
}

/** The part of a logger that the default sink needs. */
export interface AuditLogger {
  info(fields: object, message: string): void;
}

/** Creates the default sink: one JSON line each, through the server's logger. */
export function createLogAuditSink(logger: AuditLogger): AuditSink {
  return {
    record: ({ at, ...event }) =>
      logger.info({ audit: { ...event, at: at.toISOString() } }, "audit"),
  };
}
