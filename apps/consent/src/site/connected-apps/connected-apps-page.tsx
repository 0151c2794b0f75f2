import type { ConnectedAppsResponse } from "@assent/core/contract";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";

import { CONNECTED_APPS_ADDRESS, loginAddress } from "../addresses.ts";
import { useCopy } from "../copy/use-copy.tsx";
import { AccountLine } from "../layout/account-line.tsx";
import { Button, QuietButton } from "../layout/controls.tsx";
import { ProblemPage } from "../layout/failure-page.tsx";
import { FailureNotice, describeProblem, isProblem } from "../layout/notice.tsx";
import { Page, PageLoading } from "../layout/page.tsx";
import styles from "../layout/stack.module.css";
import { useSignOut } from "../session/use-session.ts";
import { AppList } from "./app-list.tsx";
import { RevocationResult } from "./revocation-result.tsx";
import { useConnectedApps, useRevocation } from "./use-connected-apps.ts";

/** `/connected-apps`: what may use the account of the signed-in person, and the way to end that. */
export function ConnectedAppsPage(): ReactNode {
  const connected = useConnectedApps();
  const { data, error } = connected;
  const retry = (): void => void connected.refetch();
  // What was read before is not shown to somebody who is signed out by now.
  if (error !== null && isProblem(error, "session_required")) {
    return <SignedOut />;
  }
  if (data === undefined) {
    return error === null ? <PageLoading /> : <ProblemPage error={error} retry={retry} />;
  }
  return <ConnectedApps data={data} stale={error} retry={retry} />;
}

function SignedOut(): ReactNode {
  const copy = useCopy();
  const { title, text } = copy.connectedApps.signedOut;
  return (
    <Page title={title}>
      <p className={styles["lead"]}>{text}</p>
      <p className={styles["after"]}>
        {/* A document of its own: only that one may talk to Stytch, by its security policy. */}
        <Link
          reloadDocument
          to={loginAddress(CONNECTED_APPS_ADDRESS)}
          className={styles["mainLink"]}
        >
          {copy.home.signIn}
        </Link>
      </p>
    </Page>
  );
}

function ConnectedApps(props: {
  readonly data: ConnectedAppsResponse;
  /** Why the list could not be read again. */
  readonly stale: Error | null;
  readonly retry: () => void;
}): ReactNode {
  const { apps } = props.data;
  const copy = useCopy();
  const revocation = useRevocation();
  return (
    <Page title={copy.connectedApps.title}>
      {apps.length > 0 && <p className={styles["lead"]}>{copy.connectedApps.about}</p>}
      <div className={styles["groups"]}>
        <SignedIn account={props.data.account} />
        <RevocationResult apps={apps} revocation={revocation} />
        {props.stale !== null && (
          <div className={styles["group"]}>
            <FailureNotice
              {...describeProblem(props.stale, copy)}
              words={copy.connectedApps.stale}
            />
            <Button onClick={props.retry}>{copy.tryAgain}</Button>
          </div>
        )}
        {apps.length === 0 ? (
          <Empty />
        ) : (
          <AppList account={props.data.account} apps={apps} revocation={revocation} />
        )}
      </div>
    </Page>
  );
}

/** Whose apps these are, and two ways to be somebody else. */
function SignedIn(props: Pick<ConnectedAppsResponse, "account">): ReactNode {
  const copy = useCopy();
  const signOut = useSignOut();
  return (
    <div className={styles["group"]}>
      <p className={styles["secondary"]}>{copy.home.signedInAs}</p>
      <AccountLine account={props.account} />
      {signOut.error === null ? null : <FailureNotice {...describeProblem(signOut.error, copy)} />}
      <p className={styles["aside"]}>
        <Link reloadDocument to={loginAddress(CONNECTED_APPS_ADDRESS, { switchAccount: true })}>
          {copy.connectedApps.notYou}
        </Link>
        <QuietButton
          aria-disabled={signOut.isPending}
          onClick={() => {
            if (!signOut.isPending) {
              signOut.mutate();
            }
          }}
        >
          {signOut.isPending ? copy.home.signingOut : copy.home.signOut}
        </QuietButton>
      </p>
    </div>
  );
}

function Empty(): ReactNode {
  const copy = useCopy();
  const { title, text } = copy.connectedApps.empty;
  return (
    <section className={styles["group"]}>
      <h2 className={styles["heading"]}>{title}</h2>
      <p>{text}</p>
      <p>
        <Link to="/">{copy.notFound.home}</Link>
      </p>
    </section>
  );
}
