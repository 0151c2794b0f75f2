export { createSandbox, type Sandbox, type SandboxOptions } from "./lib/sandbox.ts";
export { type SandboxStartErrorCode, SandboxStartError } from "./lib/start-error.ts";
export {
  type ConfidentialSeedClient,
  type SeedAddresses,
  type SeedClient,
  type SeedPerson,
  type Seeds,
  createSeeds,
  defaultAddresses,
  projectId,
  projectSecret,
  publicToken,
  seedPassword,
} from "./lib/seeds.ts";
export { type Inbox, type InboxMessage } from "./lib/inbox.ts";
export { type IssParameter } from "./lib/project-core.ts";
