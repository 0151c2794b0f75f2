import * as v from "valibot";

import { clientTypes } from "./client-rules.ts";

const text = v.string();
const texts = v.pipe(v.array(v.string()), v.readonly());
const metadata = v.record(v.string(), v.unknown());

/** An instant, written as JSON writes it. */
export const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((value) => new Date(value)),
);

const bytes = v.pipe(
  v.object({ type: v.literal("Buffer"), data: v.array(v.number()) }),
  v.transform(({ data }): Buffer => Buffer.from(data)),
);

/** A salted hash of a password. */
export const keptPasswordHash = v.object({ salt: bytes, key: bytes });

/** A person of the consumer project, in a data file. */
export const keptPerson = v.object({
  userId: text,
  name: v.object({
    first_name: v.exactOptional(text),
    middle_name: v.exactOptional(text),
    last_name: v.exactOptional(text),
  }),
  createdAt: instant,
  roles: texts,
  emailId: text,
  email: v.exactOptional(text),
  emailVerified: v.boolean(),
  phoneId: text,
  phoneNumber: v.exactOptional(text),
  passwordHash: v.exactOptional(keptPasswordHash),
  shownPassword: v.exactOptional(text),
  trustedMetadata: metadata,
  untrustedMetadata: metadata,
});

/** A Connected App, in a data file. */
export const keptClient = v.object({
  clientId: text,
  clientType: v.picklist(clientTypes),
  clientSecret: v.exactOptional(text),
  nextClientSecret: v.exactOptional(text),
  name: text,
  description: text,
  redirectUrls: texts,
  postLogoutRedirectUrls: texts,
  fullAccessAllowed: v.boolean(),
  bypassConsentForOfflineAccess: v.boolean(),
  accessTokenExpiryMinutes: v.number(),
  accessTokenCustomAudience: v.exactOptional(text),
  accessTokenTemplateContent: text,
  idTokenTemplateContent: text,
  logoUrl: v.exactOptional(text),
  creationMethod: v.picklist(["MANUAL", "DYNAMIC", "METADATA_DOCUMENT"]),
  fingerprint: v.exactOptional(text),
  metadataUrl: v.exactOptional(text),
});

/** An M2M client, in a data file. */
export const keptM2MClient = v.object({
  clientId: text,
  clientSecret: text,
  nextClientSecret: v.exactOptional(text),
  name: text,
  description: text,
  status: v.picklist(["active", "inactive"]),
  scopes: texts,
  trustedMetadata: metadata,
});

/** What one account has let one Connected App do, in a data file. */
export const keptConsent = v.object({
  userId: text,
  clientId: text,
  scopes: texts,
  revoked: v.boolean(),
});

const factor = v.object({
  type: v.picklist(["password", "otp", "email_otp", "magic_link", "oauth"]),
  delivery_method: v.picklist(["knowledge", "email", "sms", "oauth_access_token_exchange"]),
  email_factor: v.exactOptional(v.object({ email_id: text, email_address: text })),
  phone_number_factor: v.exactOptional(v.object({ phone_id: text, phone_number: text })),
  oauth_access_token_exchange_factor: v.exactOptional(v.object({ client_id: text })),
  last_authenticated_at: text,
});

/** A session, in a data file; its account by id. */
export const keptSession = v.object({
  sessionId: text,
  sessionToken: text,
  accountId: text,
  startedAt: instant,
  lastAccessedAt: instant,
  expiresAt: instant,
  factors: v.pipe(v.array(factor), v.readonly()),
  customClaims: metadata,
});

/** An authorization that was granted, in a data file. */
export const keptGrant = v.object({
  grantId: text,
  userId: text,
  clientId: text,
  resources: texts,
  sessionId: v.optional(text),
});

/** A private RS256 key, in a data file. */
export const keptKey = v.looseObject({
  kty: v.literal("RSA"),
  kid: text,
  n: text,
  e: text,
  d: text,
});

/** The key as it is kept. */
export type KeptKey = v.InferOutput<typeof keptKey>;

const permissions = v.pipe(v.array(v.object({ resource_id: text, actions: texts })), v.readonly());
const role = v.object({ role_id: text, description: text, permissions });
const resource = v.object({ resource_id: text, description: text, actions: texts });
const scope = v.object({ scope: text, description: text, permissions });

/** Roles, resources and scopes, in a data file or a seed file. */
export const keptPolicy = v.object({
  roles: v.pipe(v.array(role), v.readonly()),
  resources: v.pipe(v.array(resource), v.readonly()),
  scopes: v.pipe(v.array(scope), v.readonly()),
});
