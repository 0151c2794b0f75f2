import type { Check } from "./check.ts";
import { authorizationChecks } from "./checks/authorization.ts";
import { managementChecks } from "./checks/management.ts";
import { tokenChecks } from "./checks/tokens.ts";

/** Every check, in the order in which they run against a real project. */
export const checks: readonly Check[] = [
  ...authorizationChecks,
  ...tokenChecks,
  ...managementChecks,
];
