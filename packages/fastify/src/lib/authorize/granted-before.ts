import { createBudget } from "../identity-provider/budget.ts";
import type { Holder } from "../identity-provider/port.ts";
import { nameError } from "../responses/problem-reply.ts";
import type { Caller, Services } from "../services.ts";
import { reportError } from "./error-delivery.ts";

/** Longest that a page waits for this: it is read as well without. */
const PATIENCE_MS = 1_500;

/**
 * Asks which scopes a user has granted a client before. Never rejects: no consent fails for it.
 *
 * @returns `null` where Stytch does not say: what is shown then tells nothing of the past.
 */
export async function findGrantedBefore(
  { provider }: Services,
  caller: Caller,
  holder: Holder,
  clientId: string,
): Promise<readonly string[] | null> {
  const { remainingMs, signal } = caller.budget;
  const budget = createBudget(Math.min(PATIENCE_MS, remainingMs()), signal);
  try {
    const apps = await provider.connectedApps(holder, budget);
    return apps.find(({ id }) => id === clientId)?.scopes ?? [];
  } catch (error) {
    reportError(caller, nameError(error));
    return null;
  }
}
