import { type ReactNode, createContext, use } from "react";

import { CopyContext as ConsentCopyContext } from "../../copy/copy-context.ts";
import type { Copy } from "../../copy/copy.ts";
import type { SiteCopy } from "./site-copy.ts";

const CopyContext = createContext<SiteCopy | null>(null);

/** One language: the words of these pages, and those that they share with the consent page. */
export interface SiteLanguage {
  readonly site: SiteCopy;
  readonly consent: Copy;
}

/** Chooses the language of every page below. */
export function CopyProvider(props: {
  readonly language: SiteLanguage;
  readonly children: ReactNode;
}): ReactNode {
  const { site, consent } = props.language;
  return (
    <CopyContext value={site}>
      <ConsentCopyContext value={consent}>{props.children}</ConsentCopyContext>
    </CopyContext>
  );
}

/**
 * The sentences of the page's language.
 *
 * @throws Error outside a `CopyProvider`.
 */
export function useCopy(): SiteCopy {
  const copy = use(CopyContext);
  if (copy === null) {
    throw new Error("useCopy needs a CopyProvider above it.");
  }
  return copy;
}
