import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import { Marks } from "../../marks/marks.tsx";
import buttons from "./button.module.css";
import { Page } from "./page.tsx";
import styles from "./stepped.module.css";

/** Before the request is known. Says nothing at first, so that a quick answer does not flash. */
export function LoadingView({ slow }: { readonly slow: boolean }): ReactNode {
  const { waiting } = useCopy();
  return (
    <Page
      heading={
        <h1 className={styles["patient"]} tabIndex={-1}>
          {waiting.loading}
        </h1>
      }
      top={<Marks />}
    >
      <p aria-live="polite">{slow && waiting.slow}</p>
    </Page>
  );
}

/** Nobody is signed in: the browser is on its way to the sign-in page. */
export function SignedOutView({ loginUrl }: { readonly loginUrl: string }): ReactNode {
  const { waiting } = useCopy();
  return (
    <Page
      actions={
        <a className={`${buttons["button"]} ${buttons["main"]}`} href={loginUrl}>
          {waiting.signIn}
        </a>
      }
      heading={<h1 tabIndex={-1}>{waiting.signedOut}</h1>}
      top={<Marks />}
    >
      <p>{waiting.signedOutExplanation}</p>
    </Page>
  );
}
