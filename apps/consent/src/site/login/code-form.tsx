import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { Button, Field, QuietButton } from "../layout/controls.tsx";
import { FailureNotice } from "../layout/notice.tsx";
import styles from "../layout/stack.module.css";
import { CODE_LIFETIME_MINUTES, type SentCode, type SignIn } from "./attempt.ts";
import type { SignInFailureKind } from "./sign-in-failure.ts";
import { useSubmission } from "./use-submission.ts";

const ABOUT_CODE: readonly SignInFailureKind[] = ["code-refused", "code-expired"];

interface CodeFormProps<Proof> {
  readonly signIn: SignIn<Proof>;
  readonly sent: SentCode;
  readonly onProved: (proof: Proof) => void;
  /** Back to the first step. */
  readonly onBack: () => void;
}

/** The second step: the code from the e-mail. */
export function CodeForm<Proof>(props: CodeFormProps<Proof>): ReactNode {
  const copy = useCopy();
  const form = useCode(props);
  const id = useId();
  const failureId = `${id}-failure`;
  const { email } = form.sent;
  const isAboutCode = form.failure !== null && ABOUT_CODE.includes(form.failure.kind);
  return (
    <form noValidate method="post" onSubmit={form.submit}>
      <output id={`${id}-sent`} className={styles["lead"]}>
        {form.sent === props.sent
          ? copy.code.sent(email, CODE_LIFETIME_MINUTES)
          : copy.code.sentAgain(email)}
      </output>
      <div className={styles["groups"]}>
        {form.failure === null ? null : (
          <FailureNotice
            id={failureId}
            words={copy.failures[form.failure.kind]}
            reference={form.failure.reference}
          />
        )}
        <Field
          id={`${id}-code`}
          label={copy.code.label}
          name="code"
          type="text"
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          inputRef={form.code}
          error={form.error}
          hintId={`${id}-sent`}
          failureId={isAboutCode ? failureId : undefined}
        />
        <Button type="submit" main busy={form.busy !== null}>
          {form.busy === "confirm" ? copy.login.signingIn : copy.code.confirm}
        </Button>
        <div className={styles["group"]}>
          <Button busy={form.busy !== null} onClick={form.resend}>
            {form.busy === "resend" ? copy.login.sendingCode : copy.code.resend}
          </Button>
          <QuietButton onClick={props.onBack}>{copy.code.back}</QuietButton>
        </div>
      </div>
    </form>
  );
}

/** What the form does. */
function useCode<Proof>(props: CodeFormProps<Proof>) {
  const { signIn, onProved } = props;
  const copy = useCopy();
  const code = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState(props.sent);
  const [error, setError] = useState<string>();
  const { busy, failure, run } = useSubmission<"confirm" | "resend">();

  useEffect(() => {
    code.current?.focus();
  }, []);
  useEffect(() => {
    if (failure !== null && ABOUT_CODE.includes(failure.kind)) {
      code.current?.focus();
      code.current?.select();
    }
  }, [failure]);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    // People paste codes with the spaces and hyphens of the e-mail.
    const digits = (code.current?.value ?? "").replaceAll(/[\s-]/gu, "");
    const malformed = /^\d{6}$/u.test(digits) ? undefined : copy.code.malformed;
    const problem = digits === "" ? copy.code.missing : malformed;
    setError(problem);
    if (problem !== undefined) {
      code.current?.focus();
      return;
    }
    run("confirm", async () => {
      const attempt = await signIn.withCode(digits, sent);
      return attempt.ok ? (onProved(attempt.value), "leaving") : attempt.failure;
    });
  }

  function resend(): void {
    run("resend", async () => {
      const attempt = await signIn.requestCode(sent.email);
      if (!attempt.ok) {
        return attempt.failure;
      }
      setSent(attempt.value);
      setError(undefined);
      code.current?.select();
      return "done";
    });
  }

  return { code, sent, error, busy, failure, submit, resend };
}
