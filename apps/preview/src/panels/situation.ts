import type { Refused } from "@assent/core/testing";

/** What is on the page, as far as the page has said. */
export interface Situation {
  readonly design: string;
  /** The address that shows the same, or why there is none. */
  readonly link: { readonly address: string } | Refused;
}

const NOTHING: Situation = {
  design: "",
  link: { refused: "Nothing on the page is a scenario: choose a story of a design." },
};

let current = NOTHING;
const listeners = new Set<() => void>();

function publish(next: Situation): void {
  current = next;
  for (const listener of listeners) {
    listener();
  }
}

/** The latest word of the page. */
export const situation = {
  get: (): Situation => current,
  /** Another story is chosen: what the page said before no longer holds. */
  forget: (): void => publish(NOTHING),
  /** Takes the page's word, if it can be read. */
  tell: (word: unknown, here: string): void => {
    if (typeof word !== "object" || word === null || !("design" in word) || !("link" in word)) {
      return;
    }
    const { design, link } = word;
    if (typeof design === "string" && typeof link === "string") {
      publish({ design, link: { address: `${here}&${link.slice(1)}` } });
    } else if (typeof link === "object" && link !== null && "refused" in link) {
      publish({ design: "", link: { refused: String(link.refused) } });
    }
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
