import { displayText } from "@assent/core";
import type { Consent } from "@assent/core/contract";
import { ClientName } from "@assent/react";
import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Notice } from "./notice.tsx";

/** What to mind about the account and about where the answer goes. */
export function Cautions({ consent }: { readonly consent: Consent }): ReactNode {
  const { parties } = useCopy();
  const { client, destination, expectedAccount } = consent;
  const name = <ClientName client={client} />;
  return (
    <>
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
