import type { Destination } from "@assent/core/contract";
import { DestinationHost } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import styles from "./destination-words.module.css";

/** Where the browser goes, as a person says it: a host, or an app on this device. */
export function DestinationWords({
  destination,
}: {
  readonly destination: Destination;
}): ReactNode {
  const { parties } = useCopy();
  return (
    <>
      {destination.kind !== "web" && (
        <>
          <span className={styles["device"]}>{parties.onThisDevice}</span>{" "}
        </>
      )}
      <DestinationHost className={styles["host"]} destination={destination} />
    </>
  );
}
