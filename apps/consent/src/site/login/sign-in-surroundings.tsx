import { type Account, PATHS } from "@assent/core/contract";
import type { ReactNode } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { accountName } from "../layout/account-line.tsx";
import styles from "../layout/stack.module.css";
import { type LoginRequest, otherWaysUrl } from "./login-request.ts";

/** Why the person is here, where that is not plain. */
export function Lead(props: {
  readonly request: LoginRequest;
  readonly account: Account | null;
}): ReactNode {
  const copy = useCopy();
  const { account, request } = props;
  if (account !== null) {
    const text = copy.login.reauthenticate.text(accountName(account, copy));
    return <p className={styles["lead"]}>{text}</p>;
  }
  const isOnTheWay = new URL(request.returnTo).pathname === PATHS.authorize;
  return isOnTheWay ? <p className={styles["lead"]}>{copy.login.continues}</p> : null;
}

/** The team's own page, for what this one does not offer. */
export function OtherWays(props: {
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
