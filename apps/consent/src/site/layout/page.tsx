import { type ReactNode, type RefObject, createContext, use, useEffect, useRef } from "react";

import { Marks } from "../../marks/marks.tsx";
import { PreferencesMenu } from "../../preferences/preferences-menu.tsx";
import { useCopy } from "../copy/use-copy.tsx";
import styles from "./page.module.css";

/** How many pages this document has shown so far. */
const ShownContext = createContext<RefObject<number>>({ current: 0 });

/** Lets the pages below know of each other. */
export function PageSequence(props: { readonly children: ReactNode }): ReactNode {
  const shown = useRef(0);
  return <ShownContext value={shown}>{props.children}</ShownContext>;
}

/**
 * One page: the column, the product's mark, the heading.
 *
 * The heading takes the focus when the page takes the place of another in the same document, so
 * that a screen reader hears where it is.
 */
export function Page(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  const { title } = props;
  const copy = useCopy();
  const heading = useRef<HTMLHeadingElement>(null);
  const shownRef = use(ShownContext);
  useEffect(() => {
    document.title = copy.pageTitle(title);
  }, [copy, title]);
  useEffect(() => {
    if (shownRef.current > 0) {
      heading.current?.focus();
    }
    shownRef.current += 1;
  }, [shownRef]);
  return (
    <main className={styles["page"]} lang={copy.language}>
      <div className={styles["card"]}>
        <Marks />
        <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
          {title}
        </h1>
        {props.children}
      </div>
      <PreferencesMenu words={copy.preferences} />
    </main>
  );
}

/** A page that is waited for. Its words show only when the wait becomes noticeable. */
export function PageLoading(): ReactNode {
  const copy = useCopy();
  return (
    <main className={styles["page"]} aria-busy="true">
      <div className={`${styles["card"]} ${styles["waiting"]}`}>
        <Marks />
        <output className={styles["loading"]}>{copy.loading}</output>
      </div>
    </main>
  );
}
