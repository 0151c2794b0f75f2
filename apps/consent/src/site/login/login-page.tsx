import type { Account, SignInConfiguration } from "@assent/core/contract";
import { type ReactNode, lazy, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { ProblemPage } from "../layout/failure-page.tsx";
import { Page, PageLoading } from "../layout/page.tsx";
import styles from "../layout/stack.module.css";
import { useSession, useSignInConfiguration } from "../session/use-session.ts";
import { AccountChoice } from "./account-choice.tsx";
import { type LoginRequest, parseLoginRequest } from "./login-request.ts";

/** Apart from each other, because a Stytch SDK comes with each. */
const SignInView = lazy(async () => {
  const { SignInView } = await import("./sign-in-view.tsx");
  return { default: SignInView };
});
const OrganizationView = lazy(async () => {
  const { OrganizationView } = await import("./organizations/organization-view.tsx");
  return { default: OrganizationView };
});

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
  return <SignIn configuration={configuration.data} request={request} account={account} />;
}

/** The sign-in of the project's kind, and before it the choice that somebody may have to make. */
function SignIn(props: {
  readonly configuration: SignInConfiguration;
  readonly request: LoginRequest;
  readonly account: Account | null;
}): ReactNode {
  const { configuration, request, account } = props;
  const hasOrganizations = configuration.vertical === "b2b";
  const [switching, setSwitching] = useState(false);
  if (account !== null && request.reason === "switch" && !switching) {
    return (
      <AccountChoice
        account={account}
        request={request}
        onSwitchOrganization={hasOrganizations ? () => setSwitching(true) : undefined}
      />
    );
  }
  return hasOrganizations ? (
    <OrganizationView {...props} switching={switching} />
  ) : (
    <SignInView {...props} />
  );
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
