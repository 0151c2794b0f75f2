export {
  type AuditEvent,
  type AuditEventName,
  type AuditLogger,
  type AuditSink,
  createLogAuditSink,
} from "./lib/audit.ts";
export { createB2BIdentityProvider } from "./lib/identity-provider/b2b.ts";
export { createConsumerIdentityProvider } from "./lib/identity-provider/consumer.ts";
export { type Budget, createBudget } from "./lib/identity-provider/budget.ts";
export type {
  AskingClient,
  AuthorizationAnswer,
  AuthorizationQuestion,
  AuthorizationStart,
  AuthorizationSubmission,
  GrantedApp,
  Holder,
  IdentityProvider,
  Organization,
  RegisteredClient,
  Session,
  SessionCredential,
} from "./lib/identity-provider/port.ts";
export type { UpstreamLimits } from "./lib/identity-provider/upstream.ts";
export type { IdentityProviderOptions } from "./lib/identity-provider/vertical.ts";
export type { AssentOptions } from "./lib/options.ts";
export type { PageDocuments, Pages, RenderOptions } from "./lib/pages/pages.ts";
export { assent } from "./lib/plugin.ts";
export type { ConsentPolicy } from "./lib/policy.ts";
export type { RateLimits } from "./lib/rate-limit.ts";
export type { AppSchemes } from "./lib/destination.ts";
export type { OpenerPolicy } from "./lib/responses/security-headers.ts";
export {
  type MemoryLedgerOptions,
  type TransactionLedger,
  createMemoryLedger,
} from "./lib/transaction/ledger.ts";
export {
  type RedisCommands,
  type RedisLedgerOptions,
  createRedisLedger,
} from "./lib/transaction/redis-ledger.ts";
