/** How to find what the rules speak of, as selectors. */
export interface Parts {
  /** Each place that shows the client's name. */
  readonly clientName: string;
  /** Where the answer goes, in the fewest characters that tell. */
  readonly destinationHost: string;
  /** Says whose app it is; its `data-client-type` is what Stytch says. */
  readonly clientType: string;
  readonly allow: string;
  readonly deny: string;
  /** Turns to the next page, in designs that do not show Allow at first. */
  readonly onward: string;
  /** Each checkbox or switch of a scope; its `data-scope` or `value` is the scope. */
  readonly scopeSwitch: string;
}

/** The marks that the parts of `@assent/react` bring. */
export const DEFAULT_PARTS: Parts = {
  clientName: '[data-part="client-name"]',
  destinationHost: '[data-part="destination-host"]',
  clientType: "[data-client-type]",
  allow: '[data-part="allow"]',
  deny: '[data-part="deny"]',
  onward: '[data-part="onward"]',
  scopeSwitch: '[data-part="scope-switch"]',
};
