import type { IssPolicy } from "@assent/core";

import type { AuditEvent, AuditSink } from "./audit.ts";
import type { ReuseWatch } from "./authorize/reuse-watch.ts";
import type { ClientDirectory } from "./client-directory.ts";
import type { AppSchemes } from "./destination.ts";
import type { Budget } from "./identity-provider/budget.ts";
import type { IdentityProvider, SessionCredential } from "./identity-provider/port.ts";
import type { LogoStore } from "./logo/store.ts";
import type { ConsentPolicy } from "./policy.ts";
import type { TransactionLedger } from "./transaction/ledger.ts";
import type { Seal } from "./transaction/seal.ts";

/** What the routes work with: the options, with every default filled in. */
export interface Services {
  readonly provider: IdentityProvider;
  readonly ledger: TransactionLedger;
  readonly audit: AuditSink;
  readonly directory: ClientDirectory;
  readonly logos: LogoStore;
  readonly seal: Seal;
  readonly reuse: ReuseWatch;
  readonly now: () => Date;
  /** Origin, without a trailing slash. */
  readonly publicUrl: string;
  readonly loginUrl: string;
  readonly iss: IssPolicy;
  readonly consentPolicy: ConsentPolicy;
  readonly requirePkce: "public" | "all";
  readonly confidentialLoopback: boolean;
  readonly appSchemes: AppSchemes;
}

/** The part of a logger that the flow needs. */
export interface FlowLogger {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who asks, on which request of ours. */
export interface Caller {
  readonly credential: SessionCredential | null;
  /** The id of this request: in the answer, in the log and in the audit trail. */
  readonly reference: string;
  readonly budget: Budget;
  readonly log: FlowLogger;
}

/** Writes an audit event about a caller's request. */
export function recordAudit(
  { audit, now }: Pick<Services, "audit" | "now">,
  { reference }: Pick<Caller, "reference">,
  event: Omit<AuditEvent, "at" | "requestId">,
): void {
  audit.record({ at: now(), requestId: reference, ...event });
}
