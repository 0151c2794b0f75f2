import { type Account, PATHS } from "@assent/core/contract";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";

import { CONNECTED_APPS_ADDRESS } from "./addresses.ts";
import { useCopy } from "./copy/use-copy.tsx";
import { AccountLine } from "./layout/account-line.tsx";
import { Button } from "./layout/controls.tsx";
import { ProblemPage } from "./layout/failure-page.tsx";
import { FailureNotice, describeProblem } from "./layout/notice.tsx";
import { Page, PageLoading } from "./layout/page.tsx";
import styles from "./layout/stack.module.css";
import { useSession, useSignOut } from "./session/use-session.ts";

/** `/`: what this site is, and who is signed in. */
export function HomePage(): ReactNode {
  const copy = useCopy();
  const session = useSession();
  const signOut = useSignOut();
  if (session.data === undefined) {
    return session.error === null ? (
      <PageLoading />
    ) : (
      <ProblemPage error={session.error} retry={() => void session.refetch()} />
    );
  }
  const { account } = session.data;
  return (
    <Page key={account === null ? "signed-out" : "signed-in"} title={copy.home.title}>
      <p className={styles["lead"]}>{copy.home.about}</p>
      <div className={styles["groups"]}>
        {signOut.error === null ? null : (
          <FailureNotice
            {...describeProblem(signOut.error, copy)}
            {...(account === null && { words: copy.home.halfSignedOut })}
          />
        )}
        {account === null ? (
          <div className={styles["group"]}>
            <p>{copy.home.signedOut}</p>
            {/* A document of its own: only that one may talk to Stytch, by its security policy. */}
            <Link reloadDocument to={PATHS.login} className={styles["mainLink"]}>
              {copy.home.signIn}
            </Link>
          </div>
        ) : (
          <SignedIn account={account} signOut={signOut} />
        )}
      </div>
    </Page>
  );
}

function SignedIn(props: {
  readonly account: Account;
  readonly signOut: ReturnType<typeof useSignOut>;
}): ReactNode {
  const copy = useCopy();
  const { account, signOut } = props;
  return (
    <div className={styles["group"]}>
      <p className={styles["secondary"]}>{copy.home.signedInAs}</p>
      <AccountLine account={account} />
      <Link to={CONNECTED_APPS_ADDRESS} className={styles["mainLink"]}>
        {copy.connectedApps.link}
      </Link>
      <Button
        busy={signOut.isPending}
        onClick={() => {
          if (!signOut.isPending) {
            signOut.mutate();
          }
        }}
      >
        {signOut.isPending ? copy.home.signingOut : copy.home.signOut}
      </Button>
    </div>
  );
}
