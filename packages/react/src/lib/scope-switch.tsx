import { type ConsentEvent, type ScopeChoice, isChangeable } from "@assent/core";
import { type ReactNode, useLayoutEffect, useRef } from "react";

export interface ScopeSwitchProps {
  readonly choice: ScopeChoice;
  /** Whether a decision is under way, so that nothing can be changed. Default: false. */
  readonly busy?: boolean;
  readonly send: (event: ConsentEvent) => void;
  readonly id: string;
  /** Ids of what explains the scope: its description, why it is locked, what it leads to. */
  readonly describedBy: string;
  readonly className?: string | undefined;
}

/**
 * The switch of one scope: a native checkbox, named by a `label` for its `id`.
 *
 * A locked one keeps its place in the tab order, so that the reason is heard; a press on it does
 * nothing. It shows what the flow would send and nothing else: neither a browser that restores
 * ticks nor a press before the scripts ran can make the two differ.
 *
 * Marks: `data-part="scope-switch"`, `data-scope`, `data-kind` as in the catalogue, `data-selected`,
 * `data-locked`.
 */
export function ScopeSwitch(props: ScopeSwitchProps): ReactNode {
  const { choice, busy = false, send, id, describedBy, className } = props;
  const { scope, kind, selected } = choice;
  const input = useRef<HTMLInputElement>(null);
  const locked = busy || !isChangeable(choice);
  useLayoutEffect(() => {
    if (input.current) {
      input.current.checked = selected;
    }
  });
  return (
    <input
      aria-describedby={describedBy}
      aria-disabled={locked}
      autoComplete="off"
      checked={selected}
      className={className}
      data-kind={kind}
      data-locked={locked}
      data-part="scope-switch"
      data-scope={scope}
      data-selected={selected}
      id={id}
      onChange={({ currentTarget }) => {
        if (!locked) {
          send({ type: "select", scope, selected: currentTarget.checked });
        }
      }}
      ref={input}
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a native checkbox tells its own state
      role="switch"
      type="checkbox"
    />
  );
}
