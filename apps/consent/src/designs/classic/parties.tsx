import { displayText } from "@assent/core";
import type { Account, Consent } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { OrganizationName } from "../../marks/organization-name.tsx";
import { DestinationWords } from "./destination-words.tsx";
import { Notice } from "./notice.tsx";
import styles from "./parties.module.css";

/**
 * Where to, and as whom: the two lines above a letter, and what to mind about them. The destination
 * comes first, so that no account, however long, pushes it out of sight.
 */
export function Parties({ consent }: { readonly consent: Consent }): ReactNode {
  const { account, client, destination, expectedAccount, switchAccountUrl } = consent;
  const { parties } = useCopy();
  const name = <ClientName client={client} />;
  return (
    <>
      <dl className={styles["parties"]}>
        <div className={styles["party"]}>
          <dt>{parties.destination}</dt>
          <dd>
            <span className={styles["primary"]}>
              <DestinationWords destination={destination} />
            </span>
            <details className={styles["address"]}>
              <summary>{parties.fullAddress}</summary>
              <code dir="ltr">{destination.url}</code>
            </details>
          </dd>
        </div>
        <div className={styles["party"]}>
          <dt>{parties.account}</dt>
          <dd>
            <AccountWords account={account} />
            <a className={styles["switch"]} href={switchAccountUrl}>
              {parties.switchAccount}
            </a>
          </dd>
        </div>
      </dl>
      {expectedAccount !== undefined && (
        <Notice tone="caution">
          {parties.expectedAccount(name, <bdi>{displayText(expectedAccount, 80)}</bdi>)}
        </Notice>
      )}
      {destination.kind !== "web" && (
        <Notice tone="caution">
          {destination.kind === "app" ? parties.appCaution(name) : parties.loopbackCaution(name)}
        </Notice>
      )}
    </>
  );
}

function AccountWords({ account }: { readonly account: Account }): ReactNode {
  const { parties } = useCopy();
  const { name, email, organization } = account;
  const primary = name ?? email;
  return (
    <>
      <span className={styles["primary"]}>
        {primary === undefined ? parties.unnamedAccount : <bdi>{primary}</bdi>}
      </span>
      {name !== undefined && email !== undefined && <bdi className={styles["email"]}>{email}</bdi>}
      {organization && (
        <span>{parties.organization(<OrganizationName organization={organization} />)}</span>
      )}
    </>
  );
}
