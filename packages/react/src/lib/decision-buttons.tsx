import { type ConsentEvent, type ConsentState, selectedScopes } from "@assent/core";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

/** The states in which a consent page shows its buttons. */
export type DecisionState = Extract<ConsentState, { readonly choices: unknown }>;

export interface DecisionButtonProps {
  readonly state: DecisionState;
  readonly send: (event: ConsentEvent) => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Ids of what explains the button. */
  readonly describedBy?: string | undefined;
}

/** Whether Allow would be sent now: the page has been seen, and there is something to allow. */
export function isAllowArmed(state: DecisionState): boolean {
  return "armed" in state && state.armed && selectedScopes(state.choices).length > 0;
}

/** A key that is held down presses a button again and again. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) {
    event.preventDefault();
  }
}

/**
 * The button that allows. Never disabled, so that it keeps the focus: until a press would count,
 * and while a decision is under way, it is `aria-disabled`, and a press does nothing. The second
 * press of a double click and the repeats of a held key never count.
 *
 * Marks: `data-part="allow"`, `data-armed`, `data-status` (of the flow), `data-busy` while this
 * decision is under way.
 */
export function AllowButton(props: DecisionButtonProps): ReactNode {
  const armed = isAllowArmed(props.state);
  return (
    <DecisionButton
      {...props}
      armed={armed}
      decision="allow"
      onPress={({ detail }) => {
        if (armed && detail < 2) {
          props.send({ type: "allow" });
        }
      }}
    />
  );
}

/**
 * The button that denies. Needs no arming: nothing is given away by it.
 *
 * Marks: `data-part="deny"`, `data-armed`, `data-status` (of the flow), `data-busy` while this
 * decision is under way.
 */
export function DenyButton(props: DecisionButtonProps): ReactNode {
  const armed = props.state.status !== "submitting";
  return (
    <DecisionButton
      {...props}
      armed={armed}
      decision="deny"
      onPress={() => {
        if (armed) {
          props.send({ type: "deny" });
        }
      }}
    />
  );
}

interface PressableProps extends DecisionButtonProps {
  readonly armed: boolean;
  readonly decision: "allow" | "deny";
  readonly onPress: (event: MouseEvent) => void;
}

function DecisionButton(props: PressableProps): ReactNode {
  const { state, children, className, describedBy, armed, decision, onPress } = props;
  const busy = state.status === "submitting" && state.decision === decision;
  return (
    <button
      aria-describedby={describedBy}
      aria-disabled={!armed}
      className={className}
      data-armed={armed}
      data-busy={busy}
      data-part={decision}
      data-status={state.status}
      onClick={onPress}
      onKeyDown={ignoreRepeat}
      type="button"
    >
      {children}
    </button>
  );
}
