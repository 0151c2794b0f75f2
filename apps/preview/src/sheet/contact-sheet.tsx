import { CATALOGUES } from "@assent/consent/src/server/catalogues.ts";
import { FIXED_PREFERENCES } from "@assent/consent/src/preferences/preferences.ts";
import { LOCALE_TRAITS } from "@assent/consent/src/preferences/locales.ts";
import { type ReactNode, useMemo, useRef } from "react";

import { ScenarioPage } from "../scenario/scenario-page.tsx";
import { chooseDesign, requireScenario } from "../stories/scenario-story.tsx";
import { useStage } from "../surroundings/stage.tsx";
import styles from "./contact-sheet.module.css";
import { PageFrame } from "./page-frame.tsx";
import { type Sheet, type Tile, createRows, nameTile } from "./sheets.ts";
import { useSeen } from "./use-seen.ts";

/** CSS pixels: the height of a small phone, and what leaves room for other pages on the sheet. */
const HEIGHTS = { least: 640, most: 1_400 };

export interface ContactSheetProps {
  readonly design: string;
  readonly sheet: Sheet;
  /** How large a CSS pixel of a page is on the sheet. */
  readonly scale: number;
}

/** Many pages at once: each scenario in each theme, language and width. */
export function ContactSheet({ design, sheet, scale }: ContactSheetProps): ReactNode {
  return (
    <div className={styles["sheet"]} dir="ltr" lang="en">
      {createRows(sheet).map((row) => (
        <div className={styles["row"]} key={row.map(nameTile).join()}>
          {row.map((tile) => (
            <SheetTile
              design={design}
              key={`${design} ${nameTile(tile)}`}
              scale={scale}
              tile={tile}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface SheetTileProps {
  readonly design: string;
  readonly tile: Tile;
  readonly scale: number;
}

function SheetTile({ design, tile, scale }: SheetTileProps): ReactNode {
  const { scenario: id, theme, locale, width } = tile;
  const { css, motion } = useStage();
  const scenario = requireScenario(id);
  const figure = useRef<HTMLElement>(null);
  const seen = useSeen(figure);
  const dress = useMemo(
    () => ({ theme, locale, direction: LOCALE_TRAITS[locale].direction, motion, css }),
    [theme, locale, motion, css],
  );
  return (
    <figure
      className={styles["tile"]}
      data-expected={scenario.status}
      ref={figure}
      style={{ width: width * scale, minHeight: HEIGHTS.least * scale }}
    >
      <figcaption>
        <strong>{scenario.title}</strong> {[theme, locale, width].join(" · ")}
      </figcaption>
      {seen && (
        <PageFrame
          dress={dress}
          heights={HEIGHTS}
          scale={scale}
          title={`${scenario.title}, ${theme}, ${locale}, ${width} pixels`}
          width={width}
        >
          <ScenarioPage
            copy={CATALOGUES[locale]}
            design={chooseDesign(design)}
            onLeave={stayHere}
            preferences={{ ...FIXED_PREFERENCES, locale, theme }}
            scenario={scenario}
          />
        </PageFrame>
      )}
    </figure>
  );
}

/** A picture leaves for nowhere. */
function stayHere(): void {
  // Nothing to do: the page stays as it is.
}
