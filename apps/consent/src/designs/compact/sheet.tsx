import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import { PreferencesMenu } from "../../preferences/preferences-menu.tsx";
import styles from "./sheet.module.css";

export interface SheetProps {
  readonly heading: ReactNode;
  readonly children?: ReactNode;
}

/**
 * A page without a decision: a sheet that ends where the decision bar does, so that what follows on
 * a press is read in the place of the press.
 */
export function Sheet({ heading, children }: SheetProps): ReactNode {
  const { preferences } = useCopy();
  return (
    <>
      <div className={styles["ground"]}>
        <Marks className={styles["mark"]} />
      </div>
      <div className={styles["sheet"]}>
        <h1 className={styles["heading"]} tabIndex={-1}>
          {heading}
        </h1>
        <div className={styles["words"]}>{children}</div>
        <div className={styles["foot"]}>
          <PreferencesMenu words={preferences} />
        </div>
      </div>
    </>
  );
}
