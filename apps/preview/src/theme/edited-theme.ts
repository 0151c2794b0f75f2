import type { Theme } from "@assent/consent/src/themes/theme.ts";

let current: Theme | null = null;
const listeners = new Set<() => void>();

/** The theme that the panel holds, as far as this document knows it. */
export const editedTheme = {
  get: (): Theme | null => current,
  set: (theme: Theme | null): void => {
    current = theme;
    for (const listener of listeners) {
      listener();
    }
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
