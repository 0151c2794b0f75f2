import type { ReactNode } from "react";
import { Link } from "react-router-dom";

import { useCopy } from "./copy/use-copy.tsx";
import { Page } from "./layout/page.tsx";
import styles from "./layout/stack.module.css";

/** Every address that is no page. */
export function NotFoundPage(): ReactNode {
  const copy = useCopy();
  return (
    <Page title={copy.notFound.title}>
      <p className={styles["lead"]}>{copy.notFound.text}</p>
      <p className={styles["after"]}>
        <Link reloadDocument to="/">
          {copy.notFound.home}
        </Link>
      </p>
    </Page>
  );
}
