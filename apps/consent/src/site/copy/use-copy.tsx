import { type ReactNode, createContext, use } from "react";

import { en } from "./en.ts";
import type { SiteCopy } from "./site-copy.ts";

const CopyContext = createContext<SiteCopy>(en);

/** Chooses the language of every page below. */
export function CopyProvider(props: {
  readonly copy: SiteCopy;
  readonly children: ReactNode;
}): ReactNode {
  return <CopyContext value={props.copy}>{props.children}</CopyContext>;
}

/** The sentences of the page's language. English unless a provider says otherwise. */
export function useCopy(): SiteCopy {
  return use(CopyContext);
}
