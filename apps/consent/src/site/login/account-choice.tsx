import type { Account } from "@assent/core/contract";
import type { ReactNode } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { AccountLine, accountName } from "../layout/account-line.tsx";
import { Button } from "../layout/controls.tsx";
import { FailureNotice, describeProblem } from "../layout/notice.tsx";
import { Page } from "../layout/page.tsx";
import styles from "../layout/stack.module.css";
import { useSignOut } from "../session/use-session.ts";
import type { LoginRequest } from "./login-request.ts";

/** Somebody is signed in and asked to be somebody else: both ways, and what the second one does. */
export function AccountChoice(props: {
  readonly account: Account;
  readonly request: LoginRequest;
  /** Where accounts belong to organizations: the person wants to go on in another one. */
  readonly onSwitchOrganization?: (() => void) | undefined;
}): ReactNode {
  const { account, request } = props;
  const copy = useCopy();
  const { leave } = useEnvironment();
  const signOut = useSignOut();
  return (
    <Page title={copy.switchAccount.title}>
      <div className={styles["groups"]}>
        {signOut.error === null ? null : (
          <FailureNotice {...describeProblem(signOut.error, copy)} />
        )}
        <AccountLine account={account} />
        <div className={styles["group"]}>
          <Button main onClick={() => leave(request.returnTo)}>
            {copy.switchAccount.continueAs(accountName(account, copy))}
          </Button>
          {props.onSwitchOrganization && (
            <Button onClick={props.onSwitchOrganization}>
              {copy.organizations.switchOrganization}
            </Button>
          )}
          <Button
            busy={signOut.isPending}
            onClick={() => {
              if (!signOut.isPending) {
                signOut.mutate();
              }
            }}
          >
            {signOut.isPending ? copy.home.signingOut : copy.switchAccount.useAnother}
          </Button>
          <p className={styles["secondary"]}>{copy.switchAccount.notice}</p>
        </div>
      </div>
    </Page>
  );
}
