import type { ScopeRules } from "@assent/core";
import { createScopeChoices } from "@assent/core";
import type { Account, Client, Consent, Destination } from "@assent/core/contract";

import { DEFAULT_PARTS, type Parts } from "./parts.ts";

/** Words for a scope, in the language of the page. Those that are given must be on it. */
export interface ScopeWords {
  /** What the page calls the scope. Its name on the wire counts as well. */
  readonly title?: string | undefined;
  /** Why a required scope cannot be left out. */
  readonly reason?: string | undefined;
  /** What can come of a sensitive scope. */
  readonly consequence?: string | undefined;
}

/** A requested scope, as the page must treat it. */
export interface ScopeFacts extends ScopeWords {
  readonly scope: string;
  readonly kind: "required" | "optional" | "sensitive" | "not-grantable";
  /** Whether the user granted it to this client before. */
  readonly granted: boolean;
}

/** What a consent page has to show, whoever drew it. */
export interface ConsentFacts {
  readonly client: Pick<Client, "name" | "type"> & {
    /** Stands for the name where that has nothing visible. Default: the name. */
    readonly id?: string;
    /**
     * What a page says of first-party clients only, in its language; an empty list where it says
     * nothing that tells them from others. Default: nobody looked.
     */
    readonly firstPartyWords?: readonly string[];
  };
  readonly account: Pick<Account, "name" | "email">;
  /** Where a link to another account leads. Default: anywhere. */
  readonly switchAccountUrl?: string;
  readonly destination: Destination;
  readonly scopes: readonly ScopeFacts[];
}

/** What is known of a page before it is looked at. */
export interface Facts {
  /** Absent where the page asks for no decision: a failure, or one that the browser is leaving. */
  readonly consent?: ConsentFacts | undefined;
  /** Default: the parts of `@assent/react`. */
  readonly parts?: Partial<Parts> | undefined;
}

/** Facts with every selector. */
export interface KnownFacts {
  readonly consent: ConsentFacts | undefined;
  readonly parts: Parts;
}

/** Fills in the selectors that are not given. */
export function completeFacts({ consent, parts }: Facts): KnownFacts {
  return { consent, parts: { ...DEFAULT_PARTS, ...parts } };
}

export interface ConsentFactsOptions {
  /** The product team's catalogue: which scopes are required, and which sensitive. */
  readonly rules: ScopeRules;
  /** Default: none, so that scopes are looked for by their names on the wire. */
  readonly words?: (scope: string) => ScopeWords | undefined;
  readonly firstPartyWords?: readonly string[] | undefined;
}

/** Says what a page has to show of a consent as the BFF sent it. */
export function createConsentFacts(
  { client, account, switchAccountUrl, destination, scopes }: Consent,
  { rules, words = () => undefined, firstPartyWords }: ConsentFactsOptions,
): ConsentFacts {
  return {
    client: {
      id: client.id,
      name: client.name,
      type: client.type,
      ...(firstPartyWords && { firstPartyWords }),
    },
    account: { name: account.name, email: account.email },
    switchAccountUrl,
    destination,
    scopes: createScopeChoices(scopes, { rules }).map(({ scope, kind, granted }) => {
      const { title, reason, consequence } = words(scope) ?? {};
      return { scope, kind, granted, title, reason, consequence };
    }),
  };
}
