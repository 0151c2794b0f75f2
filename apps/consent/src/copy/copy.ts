import type { FailureStatus } from "@assent/core";
import type { ReactNode } from "react";

import type { Locale } from "../preferences/locales.ts";
import type { KnownScope, ScopeGroup } from "../scopes/catalogue.ts";
import type { PreferencesCopy } from "./preferences-copy.ts";

/** Words, or words around an isolated name. */
type Words = ReactNode;

/** What a scope is called and what it means, for one language. */
export interface ScopeCopy {
  /** Verb first: "Read your notes". */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /**
   * What the scope adds to the sentence at the head of the page: what is done, and with what. Scopes
   * with the same object are told together: "read and edit your notes". Each language puts the two
   * together its own way, so they are no sentence by themselves.
   */
  readonly wish: { readonly verb: string; readonly object: string };
  /** A whole sentence for what the app has once this is allowed. The app is "it". */
  readonly granted: string;
  /** What can come of it; for sensitive scopes. */
  readonly consequence?: string;
  /** Why it cannot be left out; for required scopes. */
  readonly reason?: string;
}

/** The words of a view that ends on a page of ours. */
interface FailureCopy {
  readonly heading: string;
  /** What happened, and what it means for the person. */
  readonly explanation: string;
  /** What to do. */
  readonly advice: string;
  /** On the button, where the page itself can begin again and there are better words than usual. */
  readonly action?: string;
}

/**
 * Every word of the consent page in one language: text, and functions that put names and numbers in
 * their place. A language is complete when this type is met; a name always comes as an element that
 * isolates its writing direction.
 */
export interface Copy {
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly scopes: Readonly<Record<KnownScope, ScopeCopy>>;
  readonly groups: Readonly<Record<ScopeGroup, string>>;
  readonly consent: ConsentCopy;
  readonly scopeRow: ScopeRowCopy;
  readonly tally: TallyCopy;
  readonly steps: StepsCopy;
  readonly parties: PartiesCopy;
  readonly waiting: WaitingCopy;
  readonly leaving: LeavingCopy;
  readonly preferences: PreferencesCopy;
  readonly failures: Readonly<Record<FailureStatus, FailureCopy>>;
  readonly failure: FailureViewCopy;
  readonly receipt: ReceiptCopy;
}

/** A record of access to keep, and the part of a page that offers it. */
interface ReceiptCopy {
  /** On the button that unfolds it. */
  readonly keep: string;
  /** Above a record that is made before the decision. */
  readonly beforeDeciding: (client: Words) => Words;
  /** Above a record of access that an app has. */
  readonly inForce: (client: Words) => Words;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly download: string;
  /** Names the field that holds the record. */
  readonly text: string;
  /** First line of the record. */
  readonly title: (client: Words) => Words;
  readonly written: string;
  readonly standing: string;
  /** In the record, for one that is made before the decision. */
  readonly undecided: string;
  /** In the record, for access that an app has. */
  readonly listed: string;
  readonly app: string;
  readonly appId: string;
  readonly leftOut: string;
  readonly nothing: string;
}

export interface ConsentCopy {
  /** The sentence at the head of the page. `others` counts what `wishes` has no words for. */
  readonly heading: (client: Words, wishes: readonly ScopeCopy["wish"][], others: number) => Words;
  readonly nothingGrantableHeading: (client: Words) => Words;
  readonly nothingGrantable: (client: Words) => Words;
  readonly firstParty: (client: Words) => Words;
  readonly thirdParty: (client: Words) => Words;
  readonly metadataHost: (host: Words) => Words;
  /** Before the client's own description. */
  readonly inItsWords: string;
  readonly permissions: (client: Words) => Words;
  readonly unavailable: string;
  readonly unavailableReason: (client: Words) => Words;
  readonly resources: (client: Words) => Words;
  readonly allow: string;
  readonly allowSome: (selected: number, grantable: number) => string;
  readonly allowing: string;
  readonly deny: string;
  readonly denying: string;
  /** Ends the name of a button for those who hear it. */
  readonly forClient: (client: Words) => Words;
  readonly chooseOne: string;
  readonly slow: string;
  readonly notSent: string;
}

interface ScopeRowCopy {
  /** Unfolds the scopes as the app asked for them. */
  readonly technicalNames: string;
  /** A button that leaves only the required permissions selected. */
  readonly onlyNeeded: string;
  /** Before one scope as the app asked for it. */
  readonly technicalName: string;
  /** Names the button that unfolds what there is to say of one scope. */
  readonly about: (title: Words) => Words;
  readonly required: string;
  /** For one that the user has granted to this client before. */
  readonly grantedBefore: string;
  /** For a scope that neither the catalogue nor Stytch has words for. */
  readonly unknownTitle: (scope: Words) => Words;
  readonly undescribed: string;
  /** For a scope that only Stytch has words for. */
  readonly describedElsewhere: string;
}

/** How many permissions are switched on, where a design counts them. */
interface TallyCopy {
  /** In a narrow place beside a name: "2 of 3 on". */
  readonly on: (selected: number, total: number) => string;
  /** Alone on a line: "2 of 3 permissions on". */
  readonly permissionsOn: (selected: number, total: number) => string;
}

/** A design that asks for one group of permissions at a time, and says at the end what came of it. */
interface StepsCopy {
  readonly progress: (step: number, total: number) => string;
  /** Names the first step, in the list of steps. */
  readonly opening: string;
  /** Names the last step, in the list of steps. */
  readonly review: string;
  /** On the first step, below the request: how this goes. */
  readonly introduction: string;
  readonly begin: string;
  readonly next: string;
  readonly back: string;
  readonly questions: Readonly<Record<ScopeGroup, (client: Words) => Words>>;
  /** Above the sentences that say what is allowed. */
  readonly reviewHeading: (client: Words) => Words;
  readonly nothingHeading: (client: Words) => Words;
  readonly nothingChosen: string;
  /** For a scope that only Stytch has words for. */
  readonly grantedDescribed: (words: Words) => Words;
  readonly grantedUnknown: (scope: Words) => Words;
  /** Above the titles of what the person has switched off. */
  readonly leftOut: string;
  /** Leads from an answer back to its question; described by the name of the group. */
  readonly change: string;
  /** Above the answers that are given while steps remain. */
  readonly soFar: string;
  readonly noAnswers: string;
}

interface PartiesCopy {
  readonly account: string;
  readonly organization: (name: Words) => Words;
  readonly unnamedAccount: string;
  readonly switchAccount: string;
  readonly expectedAccount: (client: Words, expected: Words) => Words;
  readonly destination: string;
  readonly fullAddress: string;
  readonly onThisDevice: string;
  readonly loopbackCaution: (client: Words) => Words;
  readonly appCaution: (client: Words) => Words;
}

interface WaitingCopy {
  readonly loading: string;
  readonly slow: string;
  readonly signedOut: string;
  readonly signedOutExplanation: string;
  readonly signIn: string;
}

interface LeavingCopy {
  readonly redirecting: string;
  readonly denied: string;
  readonly deniedExplanation: string;
  readonly stalled: string;
  readonly stalledOnWeb: string;
  readonly stalledOnDevice: string;
  readonly goingTo: (destination: Words) => Words;
  readonly proceed: string;
}

interface FailureViewCopy {
  /** On the button, where the page itself can begin again. */
  readonly tryAgain: string;
  readonly reference: string;
  readonly developers: string;
  readonly code: string;
  readonly retryAfter: (seconds: number) => string;
  readonly tellApp: string;
  /** A link to where another organization of the person's can be chosen. */
  readonly switchOrganization: string;
  readonly tellAppExplanation: (destination: Words) => Words;
}
