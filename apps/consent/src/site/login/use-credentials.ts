import { type RefObject, type SubmitEvent, useEffect, useRef, useState } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import type { SiteCopy } from "../copy/site-copy.ts";
import type { SignInFailure, SignInFailureKind } from "./sign-in-failure.ts";
import type { SentCode, SignIn } from "./attempt.ts";
import { useSubmission } from "./use-submission.ts";

/** What the first step works with, and where it leads. */
export interface CredentialsUse<Proof> {
  readonly signIn: SignIn<Proof>;
  /** Whether the person came back here from another step. */
  readonly returning: boolean;
  readonly onProved: (proof: Proof) => void;
  readonly onCodeSent: (sent: SentCode) => void;
}

/** What is wrong with the fields, found without asking anybody. */
interface FieldErrors {
  readonly email?: string;
  readonly password?: string;
}

/** The state of the first step. */
export interface Credentials {
  readonly email: RefObject<HTMLInputElement | null>;
  readonly password: RefObject<HTMLInputElement | null>;
  readonly errors: FieldErrors;
  readonly busy: "password" | "code" | null;
  readonly failure: SignInFailure | null;
  /** The field that the failure is about. */
  readonly culprit: keyof FieldErrors | null;
  readonly submit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly requestCode: () => void;
}

const CULPRITS: Readonly<Partial<Record<SignInFailureKind, keyof FieldErrors>>> = {
  "wrong-credentials": "password",
  "no-password": "password",
  "password-reset-needed": "password",
  "invalid-email": "email",
  "email-not-reachable": "email",
};

function culpritOf(failure: SignInFailure | null): keyof FieldErrors | null {
  return failure === null ? null : (CULPRITS[failure.kind] ?? null);
}

function emailErrors(value: string, copy: SiteCopy): FieldErrors {
  if (value === "") {
    return { email: copy.login.emailMissing };
  }
  return /^[^\s@]+@[^\s@]+$/u.test(value) ? {} : { email: copy.login.emailMalformed };
}

/** Runs the first step: checks the fields, signs in or has a code sent, leads to what is wrong. */
export function useCredentials<Proof>(use: CredentialsUse<Proof>): Credentials {
  const { signIn, onProved, onCodeSent } = use;
  const copy = useCopy();
  const [errors, setErrors] = useState<FieldErrors>({});
  const { busy, failure, run } = useSubmission<"password" | "code">();
  const fields = useFieldFocus(use.returning, errors, failure);

  function isFine(found: FieldErrors): boolean {
    setErrors(found);
    return found.email === undefined && found.password === undefined;
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const email = fields.email.current?.value.trim() ?? "";
    const password = fields.password.current?.value ?? "";
    const missing = password === "" ? { password: copy.login.passwordMissing } : {};
    if (isFine({ ...missing, ...emailErrors(email, copy) })) {
      run("password", async () => {
        const attempt = await signIn.withPassword(email, password);
        return attempt.ok ? (onProved(attempt.value), "leaving") : attempt.failure;
      });
    }
  }

  function requestCode(): void {
    const email = fields.email.current?.value.trim() ?? "";
    if (isFine(emailErrors(email, copy))) {
      run("code", async () => {
        const attempt = await signIn.requestCode(email);
        return attempt.ok ? (onCodeSent(attempt.value), "done") : attempt.failure;
      });
    }
  }

  return { ...fields, errors, busy, failure, culprit: culpritOf(failure), submit, requestCode };
}

/** Leads the focus to the field that needs another look. */
function useFieldFocus(
  returning: boolean,
  errors: FieldErrors,
  failure: SignInFailure | null,
): Pick<Credentials, "email" | "password"> {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (returning) {
      email.current?.focus();
    }
  }, [returning]);
  useEffect(() => {
    const first = errors.email === undefined ? errors.password && password : email;
    if (first) {
      first.current?.focus();
    }
  }, [errors]);
  useEffect(() => {
    const culprit = culpritOf(failure);
    const field = culprit === "email" ? email : password;
    if (culprit !== null) {
      field.current?.focus();
      field.current?.select();
    }
  }, [failure]);
  return { email, password };
}
