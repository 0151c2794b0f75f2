import { type ReactNode, useId } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { Button, Field } from "../layout/controls.tsx";
import { FailureNotice } from "../layout/notice.tsx";
import styles from "../layout/stack.module.css";
import { type Credentials, type CredentialsUse, useCredentials } from "./use-credentials.ts";

/** The first step: an address and a password, or a code to the address. */
export function CredentialsForm<Proof>(
  props: CredentialsUse<Proof> & {
    readonly defaultEmail: string;
    /** Says below the button what having a code sent means. */
    readonly codeNotice: string;
  },
): ReactNode {
  const copy = useCopy();
  const form = useCredentials(props);
  const id = useId();
  const failureId = `${id}-failure`;
  return (
    <form noValidate method="post" className={styles["groups"]} onSubmit={form.submit}>
      {form.failure === null ? null : (
        <FailureNotice
          id={failureId}
          words={copy.failures[form.failure.kind]}
          reference={form.failure.reference}
        />
      )}
      <CredentialsFields form={form} defaultEmail={props.defaultEmail} failureId={failureId} />
      <Button type="submit" main busy={form.busy !== null}>
        {form.busy === "password" ? copy.login.signingIn : copy.login.signIn}
      </Button>
      <div className={styles["group"]}>
        <Button
          busy={form.busy !== null}
          aria-describedby={`${id}-code-notice`}
          onClick={form.requestCode}
        >
          {form.busy === "code" ? copy.login.sendingCode : copy.login.emailCode}
        </Button>
        <p id={`${id}-code-notice`} className={styles["secondary"]}>
          {props.codeNotice}
        </p>
      </div>
    </form>
  );
}

function CredentialsFields(props: {
  readonly form: Credentials;
  readonly defaultEmail: string;
  readonly failureId: string;
}): ReactNode {
  const copy = useCopy();
  const id = useId();
  const { form, failureId } = props;
  return (
    <div className={styles["fields"]}>
      <Field
        id={`${id}-email`}
        label={copy.login.email}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={props.defaultEmail}
        inputRef={form.email}
        error={form.errors.email}
        failureId={form.culprit === "email" ? failureId : undefined}
      />
      <Field
        id={`${id}-password`}
        label={copy.login.password}
        name="password"
        type="password"
        autoComplete="current-password"
        inputRef={form.password}
        error={form.errors.password}
        failureId={form.culprit === "password" ? failureId : undefined}
      />
    </div>
  );
}
