import type { ConnectedApp } from "@assent/core/contract";
import { clientNameText } from "@assent/react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
} from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { Button } from "../layout/controls.tsx";
import styles from "./connected-apps.module.css";
import { RevocationFailure } from "./revocation-result.tsx";
import type { Revocation } from "./use-connected-apps.ts";

export interface RemovalQuestionProps {
  readonly app: ConnectedApp;
  /** The person would rather not. */
  readonly onKeep: () => void;
  readonly revocation: Revocation;
}

/**
 * Asks whether an app's access shall end, and says what ends with it. Starts with the focus on the
 * question; Escape keeps the access. The second press of a double click and a held key remove
 * nothing.
 */
export function RemovalQuestion(props: RemovalQuestionProps): ReactNode {
  const { app, onKeep, revocation } = props;
  const { connectedApps } = useCopy();
  const { confirm } = connectedApps;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = clientNameText(app);
  const busy = revocation.isPending;
  const keep = (): void => {
    if (!busy) {
      onKeep();
    }
  };
  useEscape(keep);
  useEffect(() => heading.current?.focus(), []);
  return (
    <fieldset aria-describedby={`${id}-words`} aria-labelledby={id} className={styles["question"]}>
      <h3 className={styles["asked"]} id={id} ref={heading} tabIndex={-1}>
        {confirm.title(name)}
      </h3>
      <ul className={styles["consequences"]} id={`${id}-words`}>
        <li>{confirm.ends(name)}</li>
        <li>{confirm.stays}</li>
        <li>{confirm.again}</li>
      </ul>
      {revocation.error !== null && <RevocationFailure app={app} error={revocation.error} />}
      <div className={styles["answers"]}>
        <Button onClick={keep}>{confirm.keep}</Button>
        <Button
          busy={busy}
          danger
          onClick={({ detail }) => {
            if (!busy && detail < 2) {
              revocation.mutate(app);
            }
          }}
          onKeyDown={ignoreRepeat}
        >
          {busy ? confirm.removing : confirm.confirm}
        </Button>
      </div>
    </fieldset>
  );
}

/** Takes Escape for an answer, wherever the focus is. */
function useEscape(onEscape: () => void): void {
  const latest = useEffectEvent(onEscape);
  useEffect(() => {
    const listen = ({ key }: globalThis.KeyboardEvent): void => {
      if (key === "Escape") {
        latest();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** A key that is held down presses a button again and again. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) {
    event.preventDefault();
  }
}
