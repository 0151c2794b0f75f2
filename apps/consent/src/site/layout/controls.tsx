import type { ComponentProps, ReactNode, Ref } from "react";

import styles from "./controls.module.css";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "disabled">;

/**
 * A button. It is never disabled: while it is busy it keeps the focus and says what
 * it is doing, and whoever handles its clicks ignores them.
 */
export function Button(
  props: ButtonProps & {
    /** The one button of the screen that leads on. Default: a quiet one. */
    readonly main?: boolean;
    readonly busy?: boolean;
    /** What it does cannot be undone here. Default: false. */
    readonly danger?: boolean;
    /** As wide as its words. Default: as wide as the column. */
    readonly fit?: boolean;
  },
): ReactNode {
  const { main = false, busy = false, danger = false, fit = false, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={styles["button"]}
      data-danger={danger}
      data-fit={fit}
      data-main={main}
      aria-disabled={busy}
    />
  );
}

/** A button that reads as a link: a way aside. */
export function QuietButton(props: ButtonProps): ReactNode {
  return <button type="button" {...props} className={styles["quiet"]} />;
}

/** A labelled text field with its error below. */
export function Field(
  props: Omit<ComponentProps<"input">, "className" | "ref"> & {
    readonly id: string;
    readonly label: string;
    /** Shown and linked; marks the field as invalid. */
    readonly error?: string | undefined;
    /** Id of a text that explains the field. */
    readonly hintId?: string | undefined;
    /** Id of a failure elsewhere on the page that is about this field; marks it as invalid. */
    readonly failureId?: string | undefined;
    readonly inputRef?: Ref<HTMLInputElement>;
  },
): ReactNode {
  const { label, error, hintId, failureId, inputRef, ...rest } = props;
  const errorId = error === undefined ? undefined : `${props.id}-error`;
  const describedBy = [errorId, failureId, hintId].filter((id) => id !== undefined).join(" ");
  return (
    <div className={styles["field"]}>
      <label htmlFor={props.id} className={styles["label"]}>
        {label}
      </label>
      <input
        {...rest}
        ref={inputRef}
        className={styles["input"]}
        aria-invalid={errorId !== undefined || failureId !== undefined}
        aria-describedby={describedBy === "" ? undefined : describedBy}
      />
      {errorId === undefined ? null : (
        <p id={errorId} className={styles["fieldError"]}>
          {error}
        </p>
      )}
    </div>
  );
}
