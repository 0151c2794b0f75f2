import { authorizationChecks } from "./checks/authorization.js";
import { managementChecks } from "./checks/management.js";
import { tokenChecks } from "./checks/tokens.js";
/** Every check, in the order in which they run against a real project. */
export const checks = [
    ...authorizationChecks,
    ...tokenChecks,
    ...managementChecks,
];
