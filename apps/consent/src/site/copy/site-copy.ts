import type { ProblemCode } from "@assent/core";

import type { PreferencesCopy } from "../../copy/preferences-copy.ts";
import type { Locale } from "../../preferences/locales.ts";
import type { SignInFailureKind } from "../login/sign-in-failure.ts";

/** A failure in the person's words. */
export interface FailureCopy {
  /** What happened. */
  readonly title: string;
  /** What it means and what to do. */
  readonly text: string;
}

/** Signing in where people belong to organizations. */
export interface OrganizationsCopy {
  /** Above the form, where the link names the organization. */
  readonly signInTo: (organization: string) => string;
  /** The same where only its id is known. */
  readonly signInToUnnamed: string;
  /** Below the button that has a code sent. */
  readonly codeNotice: string;
  readonly choose: {
    readonly title: string;
    /** @param email The address that was proved. */
    readonly lead: (email: string) => string;
    readonly invited: string;
    /** On an organization that the person is signed in to already. */
    readonly current: string;
    /** On an organization that this page cannot sign in to. */
    readonly asksMore: string;
    readonly goingOn: string;
  };
  readonly none: { readonly title: string; readonly text: (email: string) => string };
  /** The link names an organization that is not known. */
  readonly unknown: FailureCopy;
  readonly secondFactor: {
    readonly title: (organization: string) => string;
    readonly text: string;
  };
  readonly otherMethod: { readonly title: (organization: string) => string; readonly text: string };
  readonly useAnotherAddress: string;
  readonly findMine: string;
  readonly chooseAnother: string;
  readonly switchOrganization: string;
  readonly lookingUp: string;
}

/** The page that lists what the signed-in person has connected. */
export interface ConnectedAppsCopy {
  readonly title: string;
  readonly about: string;
  /** On the link from the start page. */
  readonly link: string;
  readonly signedOut: FailureCopy;
  readonly notYou: string;
  readonly empty: FailureCopy;
  readonly count: (apps: number) => string;
  readonly find: string;
  readonly found: (found: number, apps: number) => string;
  readonly noneFound: string;
  readonly showMore: (apps: number) => string;
  /** For an app without a single scope. */
  readonly nothingListed: string;
  /** Unfolds what an app may do. */
  readonly details: string;
  readonly remove: string;
  /** Ends the name of a button for those who hear it. */
  readonly forApp: (app: string) => string;
  readonly confirm: {
    readonly title: (app: string) => string;
    readonly ends: (app: string) => string;
    readonly stays: string;
    readonly again: string;
    readonly confirm: string;
    readonly keep: string;
    readonly removing: string;
  };
  readonly removed: (app: string) => string;
  readonly notRemoved: (app: string) => string;
  /** Below `notRemoved`, where the app is not the person's, or no longer. */
  readonly notListed: string;
  /** The access is removed, and the list could not be read again. */
  readonly stale: FailureCopy;
}

/**
 * Every sentence of the pages around consent. A language is one object of this shape: what varies
 * is a function, so that each language orders its own sentence.
 */
export interface SiteCopy {
  readonly language: Locale;
  readonly pageTitle: (page: string) => string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly reloadPage: string;
  readonly referenceLabel: string;
  readonly unnamedAccount: string;
  readonly home: {
    readonly title: string;
    readonly about: string;
    readonly signedInAs: string;
    readonly signedOut: string;
    readonly signIn: string;
    readonly signOut: string;
    readonly signingOut: string;
    /** The cookies are gone, but Stytch could not be told. */
    readonly halfSignedOut: FailureCopy;
  };
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  readonly broken: FailureCopy;
  readonly leaving: { readonly title: string; readonly text: string; readonly link: string };
  readonly login: {
    readonly title: string;
    readonly continues: string;
    readonly reauthenticate: { readonly title: string; readonly text: (name: string) => string };
    readonly email: string;
    readonly password: string;
    readonly signIn: string;
    readonly signingIn: string;
    readonly emailCode: string;
    readonly sendingCode: string;
    readonly codeNotice: string;
    readonly otherWays: string;
    readonly emailMissing: string;
    readonly emailMalformed: string;
    readonly passwordMissing: string;
  };
  readonly code: {
    readonly title: string;
    /** @param minutes How long the code works. */
    readonly sent: (email: string, minutes: number) => string;
    readonly sentAgain: (email: string) => string;
    readonly label: string;
    readonly missing: string;
    readonly malformed: string;
    readonly confirm: string;
    readonly resend: string;
    readonly back: string;
  };
  readonly switchAccount: {
    readonly title: string;
    readonly continueAs: (name: string) => string;
    readonly useAnother: string;
    readonly notice: string;
  };
  readonly organizations: OrganizationsCopy;
  readonly connectedApps: ConnectedAppsCopy;
  readonly failures: Readonly<Record<SignInFailureKind, FailureCopy>>;
  /** Words for the problems that a person can do something about. */
  readonly problems: Readonly<Partial<Record<ProblemCode, FailureCopy>>>;
  /** Words for every other problem. */
  readonly otherProblem: FailureCopy;
  readonly preferences: PreferencesCopy;
}
