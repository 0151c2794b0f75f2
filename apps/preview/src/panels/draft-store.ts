import { type ThemeDraft, startDraft } from "../theme/theme-draft.ts";

let draft = startDraft();
const listeners = new Set<() => void>();

/** The theme in the panel, kept while the panel is closed. */
export const draftStore = {
  get: (): ThemeDraft => draft,
  set: (next: ThemeDraft): void => {
    draft = next;
    for (const listener of listeners) {
      listener();
    }
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
