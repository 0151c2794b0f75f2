import type { AccountClaims } from "./account-claims.ts";
import type { CallLog } from "./calls.ts";
import type { ClientDocuments } from "./client-documents.ts";
import type { ClientStore } from "./clients.ts";
import type { ConsentStore } from "./consents.ts";
import type { TemplateVariables } from "./claim-template.ts";
import type { DataFile } from "./data-file.ts";
import type { Inbox } from "./inbox.ts";
import type { JwtTemplateStore } from "./jwt-templates.ts";
import type { SigningKey, SigningKeys } from "./keys.ts";
import type { MagicLinkStore } from "./magic-link-store.ts";
import type { M2MClientStore } from "./m2m-clients.ts";
import type { OneTimeCodeStore } from "./one-time-codes.ts";
import type { Policy } from "./rbac.ts";
import type { IssParameter } from "./sandbox-options.ts";
import type { Switches } from "./switches.ts";
import type { Vertical } from "./vertical.ts";

/** Where things are and how the project behaves. */
export interface ProjectSettings {
  /** The issuer: the sandbox's address without trailing slash. */
  readonly url: string;
  /** Origin of the page that hosts the authorization endpoint. */
  readonly appUrl: string;
  readonly relyingPartyUrl: string;
  readonly commandLineRedirectUri: string;
  readonly iss: IssParameter;
  readonly now: () => Date;
  readonly switches: Switches;
  readonly calls: CallLog;
  /** Connected Apps that bring their own description. */
  readonly documents: ClientDocuments;
  /** Where the state is kept; without one it ends with the process. */
  readonly data: DataFile | undefined;
  /** The key that signs tokens, unless the data file has one. */
  readonly signingKey: SigningKey | undefined;
}

/** The accounts tokens speak of: users or members, by their id. */
export interface AccountDirectory {
  /** Claims for ID tokens and userinfo, of which the granted scopes choose; undefined when the account is gone. */
  claims(accountId: string): AccountClaims | undefined;
  /** Claims that every access and ID token about this account carries besides. */
  tokenClaims(accountId: string): Readonly<Record<string, unknown>>;
  /** What the token templates of a Connected App may say about this account. */
  templateVariables(accountId: string): TemplateVariables;
}

/** What a Stytch project is to its Connected Apps, whichever vertical it belongs to. */
export interface ProjectCore extends ProjectSettings {
  readonly vertical: Vertical;
  readonly id: string;
  readonly secret: string;
  readonly publicToken: string;
  readonly name: string;
  readonly keys: SigningKeys;
  /** Roles, resources and custom scopes. */
  readonly policy: Policy;
  readonly accounts: AccountDirectory;
  readonly clients: ClientStore;
  readonly consents: ConsentStore;
  readonly m2mClients: M2MClientStore;
  /** Claims that every session and every token of an M2M client carries. */
  readonly jwtTemplates: JwtTemplateStore;
  readonly oneTimeCodes: OneTimeCodeStore;
  readonly magicLinks: MagicLinkStore;
  readonly inbox: Inbox;
  /** Access tokens that became a session: each does so once. */
  readonly exchangedTokens: Set<string>;
}
