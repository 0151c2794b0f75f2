import { type ConsentEvent, type ScopeChoice, grantableScopes, selectedScopes } from "@assent/core";
import { AllowButton, ClientName, type DecisionState, DenyButton } from "@assent/react";
import { type ReactNode, useId } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { allowLabel } from "../../scopes/request-words.ts";
import { grantableChoices, groupChoices } from "../../scopes/scope-groups.ts";
import buttons from "./button.module.css";
import styles from "./decision-bar.module.css";
import { Notice } from "./notice.tsx";
import { Reference } from "./reference.tsx";

export interface DecisionBarProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
}

/** What is granted as it stands, counted, and the two ways to answer. */
export function DecisionBar({ state, send }: DecisionBarProps): ReactNode {
  const copy = useCopy();
  const { consent } = copy;
  const id = useId();
  const ending = (
    <span className={styles["heard"]}>
      {consent.forClient(<ClientName client={state.consent.client} />)}
    </span>
  );
  const allowable = state.status !== "nothing-grantable";
  const empty = selectedScopes(state.choices).length === 0;
  const busy = state.status === "submitting" ? state.decision : undefined;
  return (
    <div className={styles["bar"]}>
      <Report id={id} state={state} />
      <div className={styles["buttons"]}>
        <DenyButton className={buttons["button"]} send={send} state={state}>
          {busy === "deny" ? consent.denying : consent.deny} {ending}
        </DenyButton>
        {allowable && (
          <AllowButton
            className={`${buttons["button"]} ${buttons[empty ? "empty" : "main"]}`}
            describedBy={id}
            send={send}
            state={state}
          >
            {busy === "allow" ? consent.allowing : allowLabel(state.choices, copy)} {ending}
          </AllowButton>
        )}
      </div>
    </div>
  );
}

/** One line over the buttons: the count, or what the page has to say instead. */
function Report({ id, state }: { readonly id: string; readonly state: DecisionState }): ReactNode {
  const { consent, tally } = useCopy();
  const grantable = grantableScopes(state.choices).length;
  const selected = selectedScopes(state.choices).length;
  const failed = state.status === "submit-failed";
  const slow = state.status === "submitting" && state.slow;
  const empty = grantable > 0 && selected === 0;
  return (
    <>
      <div aria-live="polite" id={id}>
        {failed && <Notice tone="danger">{consent.notSent}</Notice>}
        {slow && <p className={styles["line"]}>{consent.slow}</p>}
        {empty && <p className={styles["line"]}>{consent.chooseOne}</p>}
      </div>
      {failed && <Reference problem={state.problem} />}
      {grantable > 0 && !slow && !empty && (
        <p className={styles["line"]}>
          <Meter choices={state.choices} />
          {tally.permissionsOn(selected, grantable)}
        </p>
      )}
    </>
  );
}

/** The count as a row of lamps, in the order of the rows. */
function Meter({ choices }: { readonly choices: readonly ScopeChoice[] }): ReactNode {
  return (
    <span aria-hidden="true" className={styles["meter"]}>
      {groupChoices(grantableChoices(choices))
        .flatMap((grouped) => grouped.choices)
        .map(({ scope, kind, selected }) => (
          <span data-kind={kind} data-selected={selected} key={scope} />
        ))}
    </span>
  );
}
