import { type ReactNode, createContext, use } from "react";

/** What the pages need of the browser beyond `fetch`. */
export interface SiteEnvironment {
  /** This application's origin: what `return_to` is judged by. */
  readonly origin: string;
  /** Replaces the page by another document, without leaving this one in the history. */
  readonly leave: (url: string) => void;
  /** Loads this document again. */
  readonly reload: () => void;
}

/** The real browser. */
export const browserEnvironment: SiteEnvironment = {
  origin: globalThis.location.origin,
  leave: (url) => globalThis.location.replace(url),
  reload: () => globalThis.location.reload(),
};

const EnvironmentContext = createContext<SiteEnvironment>(browserEnvironment);

/** Hands an environment to every page below. */
export function EnvironmentProvider(props: {
  readonly environment: SiteEnvironment;
  readonly children: ReactNode;
}): ReactNode {
  return <EnvironmentContext value={props.environment}>{props.children}</EnvironmentContext>;
}

/** The environment of the page. */
export function useEnvironment(): SiteEnvironment {
  return use(EnvironmentContext);
}
