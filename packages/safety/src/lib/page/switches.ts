import type { ConsentPage } from "../dom-rule.ts";

/** The switches of one scope: by the scope that they carry, or by their value. */
export function findSwitches(
  scope: string,
  { document, parts }: Pick<ConsentPage, "document" | "parts">,
): readonly HTMLInputElement[] {
  return [...document.querySelectorAll(parts.scopeSwitch)].filter(
    (input): input is HTMLInputElement =>
      input instanceof HTMLInputElement && (input.dataset["scope"] ?? input.value) === scope,
  );
}

/** Whether a press on a switch changes nothing. */
export function isLocked(input: HTMLInputElement): boolean {
  return input.disabled || input.getAttribute("aria-disabled") === "true";
}
