import type { ConsentEvent, ConsentFlow, ConsentState } from "@assent/core";
import { useSyncExternalStore } from "react";

/**
 * Subscribes a component to a consent flow.
 *
 * Decides nothing: what it returns is the flow's own state, and the flow's own `send`, which keeps
 * its identity for as long as the flow does. Renders on a server as it does first in a browser.
 */
export function useConsent(
  flow: ConsentFlow,
): readonly [state: ConsentState, send: (event: ConsentEvent) => void] {
  const state = useSyncExternalStore(flow.subscribe, flow.getSnapshot, flow.getSnapshot);
  return [state, flow.send];
}
