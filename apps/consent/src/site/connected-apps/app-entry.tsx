import { displayText } from "@assent/core";
import type { Account, ConnectedApp } from "@assent/core/contract";
import { ClientName, clientNameText } from "@assent/react";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";

import { useCopy as useConsentCopy } from "../../copy/copy-context.ts";
import { ClientMark } from "../../marks/client-mark.tsx";
import marks from "../../marks/marks.module.css";
import { KeepCopy } from "../../receipt/keep-copy.tsx";
import { useCopy } from "../copy/use-copy.tsx";
import { Button } from "../layout/controls.tsx";
import styles from "./connected-apps.module.css";
import { GrantedScopes } from "./granted-scopes.tsx";
import { RemovalQuestion } from "./removal-question.tsx";
import type { Revocation } from "./use-connected-apps.ts";

export interface AppEntryProps {
  readonly account: Account;
  readonly app: ConnectedApp;
  /** Whether what it may do shows at once. */
  readonly unfolded: boolean;
  /** Whether the person is asked to confirm the removal. */
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly revocation: Revocation;
}

/** One connected app: who it is, what it may do, and the way to end that. */
export function AppEntry(props: AppEntryProps): ReactNode {
  const { account, app, asking, onAsk } = props;
  const { connectedApps: copy } = useCopy();
  const id = useId();
  const remove = useReturningFocus(asking);
  return (
    <li aria-labelledby={id} className={styles["entry"]} data-app={app.id}>
      <ClientMark className={`${marks["mark"]} ${styles["mark"]}`} client={app} />
      <div className={styles["body"]}>
        <div>
          <h2 className={styles["name"]} id={id}>
            <ClientName client={app} />
          </h2>
          <Origin app={app} />
        </div>
        <details open={props.unfolded}>
          <summary>{copy.details}</summary>
          <GrantedScopes scopes={app.scopes} />
        </details>
        <KeepCopy record={{ kind: "in-force", account, app }} />
        {asking ? (
          <RemovalQuestion app={app} onKeep={() => onAsk(false)} revocation={props.revocation} />
        ) : (
          <Button ref={remove} fit onClick={() => onAsk(true)}>
            {copy.remove}{" "}
            <span className={styles["heard"]}>{copy.forApp(clientNameText(app))}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** Whose app it is, which only the server can say; then what it says of itself. */
function Origin({ app }: { readonly app: ConnectedApp }): ReactNode {
  const { consent } = useConsentCopy();
  const name = <ClientName client={app} />;
  const own = app.type === "first_party" || app.type === "first_party_public";
  const description = displayText(app.description, 160);
  return (
    <>
      <p className={styles["origin"]} data-client-type={app.type}>
        {own ? consent.firstParty(name) : consent.thirdParty(name)}{" "}
        {app.metadataHost !== undefined &&
          consent.metadataHost(<code dir="ltr">{app.metadataHost}</code>)}
      </p>
      {description !== "" && (
        <p className={styles["origin"]}>
          {consent.inItsWords}{" "}
          <bdi>
            <q>{description}</q>
          </bdi>
        </p>
      )}
    </>
  );
}

/** Leads the focus back to the button that a question took the place of. */
function useReturningFocus(asking: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(asking);
  useEffect(() => {
    if (asked.current && !asking) {
      button.current?.focus();
    }
    asked.current = asking;
  }, [asking]);
  return button;
}
