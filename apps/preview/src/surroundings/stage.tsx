import { LOCALE_TRAITS } from "@assent/consent/src/preferences/locales.ts";
import {
  type ReactNode,
  type SyntheticEvent,
  createContext,
  use,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";

import { editedTheme } from "../theme/edited-theme.ts";
import { paletteCss } from "../theme/palettes.ts";
import { dressDocument } from "./dress-document.ts";
import styles from "./stage.module.css";
import { INITIAL_GLOBALS, type Surroundings, readSurroundings } from "./surroundings.ts";

/** What a story stands in. */
export interface StageContents extends Surroundings {
  /** The style sheet of the chosen theme; empty for the default. */
  readonly css: string;
  /** Called in place of every navigation that leaves the page. */
  readonly leave: (url: string) => void;
}

const StageContext = createContext<StageContents>({
  ...readSurroundings(INITIAL_GLOBALS),
  css: "",
  leave: () => undefined,
});

/** What the story stands in. */
export function useStage(): StageContents {
  return use(StageContext);
}

export interface StageProps {
  /** The toolbar's values. */
  readonly globals: Readonly<Record<string, unknown>>;
  readonly children: ReactNode;
}

/** Puts a story into its surroundings, and shows where it would leave for instead of going there. */
export function Stage({ globals, children }: StageProps): ReactNode {
  const { theme, locale, direction, motion, palette } = readSurroundings(globals);
  const edited = useSyncExternalStore(editedTheme.subscribe, editedTheme.get);
  const css = paletteCss(palette, edited);
  const [left, leave] = useState<string | null>(null);
  useLayoutEffect(() => {
    const own = LOCALE_TRAITS[locale].direction;
    const chosen = direction === "auto" ? own : direction;
    dressDocument(document, { theme, locale, direction: chosen, motion, css });
  }, [theme, locale, direction, motion, css]);
  const contents = useMemo(() => ({ ...readSurroundings(globals), css, leave }), [globals, css]);
  return (
    <StageContext value={contents}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- catches what links inside do, by whichever means they are followed */}
      <div
        onClick={(event) => catchLink(event, leave)}
        onSubmit={(event) => event.preventDefault()}
      >
        {children}
      </div>
      {left !== null && <Left url={left} />}
    </StageContext>
  );
}

/** A link that leads elsewhere is shown; one within the page is followed. */
function catchLink(event: SyntheticEvent, leave: (url: string) => void): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const address = link?.getAttribute("href") ?? "#";
  if (!event.defaultPrevented && !address.startsWith("#")) {
    event.preventDefault();
    leave(address);
  }
}

function Left({ url }: { readonly url: string }): ReactNode {
  return (
    <output className={styles["left"]} data-preview="left" dir="ltr" lang="en">
      The page leaves for <code>{url}</code>
    </output>
  );
}
