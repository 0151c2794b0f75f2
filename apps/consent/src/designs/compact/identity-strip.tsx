import type { Account, Consent, Destination } from "@assent/core/contract";
import { DestinationHost } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Icon } from "../../marks/icon.tsx";
import { OrganizationName } from "../../marks/organization-name.tsx";
import styles from "./identity-strip.module.css";

/** Two lines that stay in sight: as whom, and where to. */
export function IdentityStrip({ consent }: { readonly consent: Consent }): ReactNode {
  const { account, destination, switchAccountUrl } = consent;
  const { parties } = useCopy();
  return (
    <div className={styles["strip"]}>
      <div className={styles["line"]}>
        <p className={styles["account"]}>
          <span className={styles["heard"]}>{parties.account} </span>
          <AccountWords account={account} />
        </p>
        <a className={styles["switch"]} href={switchAccountUrl}>
          {parties.switchAccount}
        </a>
      </div>
      <details className={styles["address"]}>
        <summary className={styles["line"]}>
          <span>
            {parties.destination} <DestinationWords destination={destination} />
            <span className={styles["heard"]}> {parties.fullAddress}</span>
          </span>
          <Icon className={styles["sign"]} name="unfold" size="1rem" />
        </summary>
        <code dir="ltr">{destination.url}</code>
      </details>
    </div>
  );
}

function AccountWords({ account }: { readonly account: Account }): ReactNode {
  const { parties } = useCopy();
  const { name, email, organization } = account;
  const primary = name ?? email;
  return (
    <>
      <strong>{primary === undefined ? parties.unnamedAccount : <bdi>{primary}</bdi>}</strong>{" "}
      {name !== undefined && email !== undefined && <bdi>{email}</bdi>}{" "}
      {organization && parties.organization(<OrganizationName organization={organization} />)}
    </>
  );
}

/** Where the browser goes, as a person says it: a host, or an app on this device. */
export function DestinationWords(props: { readonly destination: Destination }): ReactNode {
  const { parties } = useCopy();
  const { destination } = props;
  return (
    <>
      {destination.kind !== "web" && <>{parties.onThisDevice} </>}
      <DestinationHost className={styles["host"]} destination={destination} />
    </>
  );
}
