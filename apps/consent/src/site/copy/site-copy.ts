import type { ProblemCode } from "@assent/core";

import type { SignInFailureKind } from "../login/sign-in-failure.ts";

/** A failure in the person's words. */
export interface FailureCopy {
  /** What happened. */
  readonly title: string;
  /** What it means and what to do. */
  readonly text: string;
}

/**
 * Every sentence of the pages around consent. A language is one object of this shape: what varies
 * is a function, so that each language orders its own sentence.
 */
export interface SiteCopy {
  /** BCP 47 */
  readonly language: string;
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
  readonly organizations: FailureCopy;
  readonly failures: Readonly<Record<SignInFailureKind, FailureCopy>>;
  /** Words for the problems that a person can do something about. */
  readonly problems: Readonly<Partial<Record<ProblemCode, FailureCopy>>>;
  /** Words for every other problem. */
  readonly otherProblem: FailureCopy;
}
