import { displayText } from "@assent/core";
import type { Consent } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./remarks.module.css";

/** Below the rows: the services that the access is for, and what the app says of itself. */
export function Remarks({ consent }: { readonly consent: Consent }): ReactNode {
  const { consent: copy } = useCopy();
  const id = useId();
  const { client, resources } = consent;
  const description = displayText(client.description, 160);
  return (
    <>
      {resources.length > 0 && (
        <section aria-labelledby={id} className={styles["remark"]}>
          <h2 className={styles["heading"]} id={id}>
            {copy.resources(<ClientName client={client} />)}
          </h2>
          <ul>
            {resources.map((resource) => (
              <li key={resource}>
                <code dir="ltr">{resource}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {description !== "" && (
        <p className={styles["remark"]}>
          {copy.inItsWords}{" "}
          <bdi>
            <q>{description}</q>
          </bdi>
        </p>
      )}
    </>
  );
}
