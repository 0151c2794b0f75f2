import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router-dom";

import { useCopy } from "../copy/use-copy.tsx";
import styles from "./page.module.css";

/**
 * One page: the column, the product's name, the heading.
 *
 * The heading takes the focus when the page follows another one without a new document, so that a
 * screen reader hears where it is.
 */
export function Page(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  const { title } = props;
  const copy = useCopy();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = copy.pageTitle(title);
  }, [copy, title]);
  useEffect(() => {
    // The router's name for the entry that the document was loaded with.
    if (key !== "default") {
      heading.current?.focus();
    }
  }, [key]);
  return (
    <main className={styles["page"]} lang={copy.language}>
      <div className={styles["card"]}>
        <p className={styles["product"]}>{copy.productName}</p>
        <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
          {title}
        </h1>
        {props.children}
      </div>
    </main>
  );
}

/** A page that is waited for. Its words show only when the wait becomes noticeable. */
export function PageLoading(): ReactNode {
  const copy = useCopy();
  return (
    <main className={styles["page"]} aria-busy="true">
      <div className={styles["card"]}>
        <output className={styles["loading"]}>{copy.loading}</output>
      </div>
    </main>
  );
}
