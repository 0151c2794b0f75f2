import { type ReactNode, useEffect, useMemo } from "react";
import { useSearchParams } from "react-router-dom";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { FailurePage, ProblemPage } from "../layout/failure-page.tsx";
import { Page, PageLoading } from "../layout/page.tsx";
import styles from "../layout/stack.module.css";
import { useSession, useSignInConfiguration } from "../session/use-session.ts";
import { AccountChoice } from "./account-choice.tsx";
import { otherWaysUrl, parseLoginRequest } from "./login-request.ts";
import { SignInView } from "./sign-in-view.tsx";

/** `/login`: signs in and goes back to what the person was about to do. */
export function LoginPage(): ReactNode {
  const [search] = useSearchParams();
  const { origin } = useEnvironment();
  const query = search.toString();
  const request = useMemo(() => parseLoginRequest(query, origin), [query, origin]);
  const session = useSession();
  const configuration = useSignInConfiguration();
  const error = session.error ?? configuration.error;

  // A session once read stays good for showing the page when asking again fails.
  if (session.data === undefined || configuration.data === undefined) {
    return error === null ? (
      <PageLoading />
    ) : (
      <ProblemPage
        error={error}
        retry={() => {
          void session.refetch();
          void configuration.refetch();
        }}
      />
    );
  }
  const { account } = session.data;
  if (account !== null && request.reason === "sign-in") {
    return <Leaving returnTo={request.returnTo} />;
  }
  if (account !== null && request.reason === "switch") {
    return <AccountChoice account={account} request={request} />;
  }
  if (configuration.data.vertical === "b2b") {
    const url = otherWaysUrl(configuration.data.loginUrl, request, origin);
    return <Organizations url={url} />;
  }
  return <SignInView configuration={configuration.data} request={request} account={account} />;
}

/** Signed in already: nothing to do here. */
function Leaving(props: { readonly returnTo: string }): ReactNode {
  const { returnTo } = props;
  const copy = useCopy();
  const { leave } = useEnvironment();
  useEffect(() => leave(returnTo), [leave, returnTo]);
  return (
    <Page title={copy.leaving.title}>
      <output className={styles["lead"]}>
        {copy.leaving.text} <a href={returnTo}>{copy.leaving.link}</a>
      </output>
    </Page>
  );
}

function Organizations(props: { readonly url: string | null }): ReactNode {
  const copy = useCopy();
  const { otherMethod, choose } = copy.organizations;
  return (
    <FailurePage words={{ title: choose.title, text: otherMethod.text }}>
      {props.url === null ? null : <a href={props.url}>{copy.login.otherWays}</a>}
    </FailurePage>
  );
}
