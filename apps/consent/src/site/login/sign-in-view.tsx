import type { Account, SignInConfiguration } from "@assent/core/contract";
import { type ReactNode, useEffect, useState } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { Page } from "../layout/page.tsx";
import { CodeForm } from "./code-form.tsx";
import { CredentialsForm } from "./credentials-form.tsx";
import { Lead, OtherWays } from "./sign-in-surroundings.tsx";
import type { LoginRequest } from "./login-request.ts";
import type { SentCode } from "./attempt.ts";
import { type PersonalSignIn, createSignIn } from "./sign-in.ts";
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
          onProved={goOn}
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
        codeNotice={copy.login.codeNotice}
        defaultEmail={email}
        returning={returning}
        onProved={goOn}
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
function useSignIn(configuration: SignInConfiguration, signedOut: boolean): PersonalSignIn {
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
