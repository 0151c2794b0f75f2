import { createHash } from "node:crypto";

import { AssentError } from "@assent/core";

import { type Budget, persistBudget } from "../identity-provider/budget.ts";
import type { GrantedApp, Holder } from "../identity-provider/port.ts";
import type { Services } from "../services.ts";

/** Takes an app's access to somebody's account away. */
export interface Revoker {
  /**
   * Asks whether the app is among those that `holder` connected, and revokes it then. The same
   * call at the same time is made once; one for an app that was revoked a moment ago is fine.
   *
   * @returns The app whose access ended now, or `null` where it had ended before.
   * @throws AssentError `not_found` for an app that is not theirs, and what Stytch's failures mean.
   */
  revoke(holder: Holder, appId: string, budget: Budget): Promise<GrantedApp | null>;
}

/** How long a second revocation is told from that of an app that was never connected. */
const MEMORY_MS = 600_000;

/** Creates what revokes. */
export function createRevoker(services: Pick<Services, "provider" | "ledger" | "now">): Revoker {
  const flights = new Map<string, Promise<GrantedApp | null>>();

  return {
    revoke(holder, appId, budget) {
      const key = createHash("sha256")
        .update(JSON.stringify(["revoked", holder.userId, appId]))
        .digest("base64url");
      const flight =
        flights.get(key) ??
        revokeOnce(services, { holder, appId, budget: persistBudget(budget), key }).finally(() =>
          flights.delete(key),
        );
      flights.set(key, flight);
      return flight;
    },
  };
}

interface Revocation {
  readonly holder: Holder;
  readonly appId: string;
  readonly budget: Budget;
  /** Names the pair of holder and app in the ledger. */
  readonly key: string;
}

async function revokeOnce(
  { provider, ledger, now }: Pick<Services, "provider" | "ledger" | "now">,
  { holder, appId, budget, key }: Revocation,
): Promise<GrantedApp | null> {
  const until = new Date(now().getTime() + MEMORY_MS);
  const apps = await provider.connectedApps(holder, budget);
  const app = apps.find(({ id }) => id === appId);
  if (app !== undefined) {
    await provider.revokeApp(holder, app.id, budget);
    // Forgetting it costs a second click its calm answer, nothing else.
    await ledger.claim(key, until).catch(() => false);
    return app;
  }
  if (await ledger.claim(key, until)) {
    await ledger.release(key);
    throw new AssentError("not_found", { detail: "No connected app of this user has this id." });
  }
  return null;
}
