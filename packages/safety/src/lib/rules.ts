import { DOM_RULES } from "./check-document.ts";
import type { Rule } from "./rule.ts";
import { armsLate } from "./rules/arms-late.ts";
import { focusOrder } from "./rules/focus-order.ts";
import { ownOrigin } from "./rules/own-origin.ts";
import { rendersAnywhere } from "./rules/renders-anywhere.ts";

/** Every rule, S1 to S15 in their order. */
export const RULES: readonly Rule[] = [
  ...DOM_RULES,
  armsLate,
  ownOrigin,
  focusOrder,
  rendersAnywhere,
].toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
