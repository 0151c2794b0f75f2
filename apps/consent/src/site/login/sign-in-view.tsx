import type { Account, SignInConfiguration } from "@assent/core/contract";
import { type ReactNode, useEffect, useState } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { accountName } from "../layout/account-line.tsx";
import { Page } from "../layout/page.tsx";
import styles from "../layout/stack.module.css";
import { CodeForm } from "./code-form.tsx";
import { CredentialsForm } from "./credentials-form.tsx";
import { type LoginRequest, otherWaysUrl } from "./login-request.ts";
import { type SentCode, type SignIn, createSignIn } from "./sign-in.ts";
import { stytchClient } from "./stytch-client.ts";

/** Signing in, step by step. */
export function SignInView(props: {
  readonly configuration: SignInConfiguration;
  readonly request: LoginRequest;
  /** Who is signed in already, by the BFF's word, and is asked to prove it again. */
  readonly account: Account | null;
}): ReactNode {
  const { configuration, request, account } = props;
  const copy = useCopy();
  const { leave } = useEnvironment();
  const signIn = useSignIn(configuration, account === null);
  const [sent, setSent] = useState<SentCode | null>(null);
  const [email, setEmail] = useState(request.loginHint || (account?.email ?? ""));
  const [returning, setReturning] = useState(false);

  const goOn = (): void => leave(request.returnTo);
  if (sent !== null) {
    return (
      <Page title={copy.code.title}>
        <CodeForm
          signIn={signIn}
          sent={sent}
          onSignedIn={goOn}
          onBack={() => {
            setReturning(true);
            setSent(null);
          }}
        />
      </Page>
    );
  }
  return (
    <Page title={account === null ? copy.login.title : copy.login.reauthenticate.title}>
      <Lead request={request} account={account} />
      <CredentialsForm
        signIn={signIn}
        defaultEmail={email}
        returning={returning}
        onSignedIn={goOn}
        onCodeSent={(code) => {
          setEmail(code.email);
          setSent(code);
        }}
      />
      <OtherWays request={request} loginUrl={configuration.loginUrl} />
    </Page>
  );
}

/**
 * The Stytch SDK's ways to sign in.
 *
 * @param signedOut Whether the BFF knows nobody: what the SDK remembers is then over.
 */
function useSignIn(configuration: SignInConfiguration, signedOut: boolean): SignIn {
  const [signIn] = useState(() => createSignIn(stytchClient(configuration)));
  // As it was when the page came: a session that begins later is not to be forgotten.
  const [isStale] = useState(signedOut);
  useEffect(() => {
    if (isStale) {
      void signIn.forget();
    }
  }, [isStale, signIn]);
  return signIn;
}

/** Why the person is here, where that is not plain. */
function Lead(props: {
  readonly request: LoginRequest;
  readonly account: Account | null;
}): ReactNode {
  const copy = useCopy();
  const { account, request } = props;
  if (account !== null) {
    const text = copy.login.reauthenticate.text(accountName(account, copy));
    return <p className={styles["lead"]}>{text}</p>;
  }
  const isOnTheWay = new URL(request.returnTo).pathname !== "/";
  return isOnTheWay ? <p className={styles["lead"]}>{copy.login.continues}</p> : null;
}

function OtherWays(props: {
  readonly request: LoginRequest;
  readonly loginUrl: string | undefined;
}): ReactNode {
  const copy = useCopy();
  const { origin } = useEnvironment();
  const url = otherWaysUrl(props.loginUrl, props.request, origin);
  return url === null ? null : (
    <p className={styles["after"]}>
      <a href={url}>{copy.login.otherWays}</a>
    </p>
  );
}
