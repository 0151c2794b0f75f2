import type { Client } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./scope-list.module.css";

export interface ResourceListProps {
  readonly client: Client;
  readonly resources: readonly string[];
}

/**
 * The services at which the access is meant to be used.
 *
 * @see RFC 8707 §2
 */
export function ResourceList({ client, resources }: ResourceListProps): ReactNode {
  const { consent } = useCopy();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["resources"]}>
      <h2 className={styles["small-heading"]} id={id}>
        {consent.resources(<ClientName client={client} />)}
      </h2>
      <ul>
        {resources.map((resource) => (
          <li key={resource}>
            <code dir="ltr">{resource}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
