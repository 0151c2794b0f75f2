let current: string | null = null;
const listeners = new Set<() => void>();

/** The scenario that was sent to this document, as the query of a link. */
export const shownLink = {
  get: (): string | null => current,
  set: (query: string): void => {
    current = query;
    for (const listener of listeners) {
      listener();
    }
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The query of this address, if it is a link's. */
export function readAddress({ search }: Pick<Location, "search">): string | null {
  const parameters = new URLSearchParams(search);
  return parameters.has("scenario") || parameters.has("own") ? search : null;
}
