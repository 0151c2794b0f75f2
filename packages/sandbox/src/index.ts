export { createSandbox } from "./lib/sandbox.ts";
export { type IssParameter, type Sandbox, type SandboxOptions } from "./lib/sandbox-options.ts";
export { createB2BSandbox, type B2BSandbox } from "./lib/b2b/sandbox.ts";
export {
  type B2BSeeds,
  type SeedMember,
  type SeedOrganization,
  b2bProjectId,
  b2bProjectSecret,
  b2bPublicToken,
  createB2BSeeds,
} from "./lib/b2b/seeds.ts";
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
export { type SeedFile, readSeedFile } from "./lib/seed-file.ts";
export { type B2BSeedFile, readB2BSeedFile } from "./lib/b2b/seed-file.ts";
export { type Inbox, type InboxMessage } from "./lib/inbox.ts";
export { type DocumentNetwork } from "./lib/document-fetch.ts";
export { type Switches, defaultSwitches } from "./lib/switches.ts";
export { type SigningKey, createSigningKey } from "./lib/keys.ts";
export { type Clock, createClock } from "./lib/clock.ts";
