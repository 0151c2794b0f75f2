import type { Account } from "@assent/core/contract";
import type { ReactNode } from "react";

import { OrganizationName } from "../../marks/organization-name.tsx";
import { useCopy } from "../copy/use-copy.tsx";
import type { SiteCopy } from "../copy/site-copy.ts";
import styles from "./account-line.module.css";

/** What to call an account in a sentence. */
export function accountName(account: Account, copy: SiteCopy): string {
  return account.name ?? account.email ?? copy.unnamedAccount;
}

/** Who is signed in: the name, the address and the organization, as far as they are known. */
export function AccountLine(props: { readonly account: Account }): ReactNode {
  const copy = useCopy();
  const { account } = props;
  const name = accountName(account, copy);
  const { email, organization } = account;
  return (
    <p className={styles["account"]}>
      <bdi className={styles["name"]}>{name}</bdi>
      {email !== undefined && email !== name && <bdi className={styles["detail"]}>{email}</bdi>}
      {organization && (
        <span className={styles["detail"]}>
          <OrganizationName organization={organization} />
        </span>
      )}
    </p>
  );
}
