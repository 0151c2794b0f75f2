import type { Account, Consent, Destination } from "@assent/core/contract";
import { DestinationHost } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { OrganizationName } from "../../marks/organization-name.tsx";
import styles from "./byline.module.css";

export interface BylineProps {
  readonly consent: Consent;
  readonly children?: ReactNode;
}

/** Where to, and as whom: under the heading like an author's line, or at the head of the second pane. */
export function Byline({ consent, children }: BylineProps): ReactNode {
  const { account, destination, switchAccountUrl } = consent;
  const { parties } = useCopy();
  return (
    <>
      <dl className={styles["byline"]}>
        <div>
          <dt>{parties.destination}</dt>
          <dd>
            <DestinationWords destination={destination} />
            <details className={styles["address"]}>
              <summary>{parties.fullAddress}</summary>
              <code dir="ltr">{destination.url}</code>
            </details>
          </dd>
        </div>
        <div>
          <dt>{parties.account}</dt>
          <dd>
            <AccountWords account={account} />{" "}
            <a className={styles["switch"]} href={switchAccountUrl}>
              {parties.switchAccount}
            </a>
          </dd>
        </div>
      </dl>
      {children}
    </>
  );
}

function AccountWords({ account }: { readonly account: Account }): ReactNode {
  const { parties } = useCopy();
  const { name, email, organization } = account;
  const primary = name ?? email;
  return (
    <>
      <strong>{primary === undefined ? parties.unnamedAccount : <bdi>{primary}</bdi>}</strong>{" "}
      {name !== undefined && email !== undefined && (
        <span className={styles["email"]}>
          <bdi>{email}</bdi>
        </span>
      )}{" "}
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
