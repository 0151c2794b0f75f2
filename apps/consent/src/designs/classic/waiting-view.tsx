import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import styles from "./closing-view.module.css";
import { Marks } from "../../marks/marks.tsx";

/** Before the request is known. Invisible for the first moment, so that a quick answer does not flash. */
export function LoadingView({ slow }: { readonly slow: boolean }): ReactNode {
  const { waiting } = useCopy();
  return (
    <div className={styles["patient"]}>
      <Marks />
      <h1 className={styles["heading"]} tabIndex={-1}>
        {waiting.loading}
      </h1>
      <p aria-live="polite">{slow && waiting.slow}</p>
    </div>
  );
}

/** Nobody is signed in: the browser is on its way to the sign-in page. */
export function SignedOutView({ loginUrl }: { readonly loginUrl: string }): ReactNode {
  const { waiting } = useCopy();
  return (
    <>
      <Marks />
      <h1 className={styles["heading"]} tabIndex={-1}>
        {waiting.signedOut}
      </h1>
      <p>{waiting.signedOutExplanation}</p>
      <a className={`${buttons["button"]} ${buttons["main"]}`} href={loginUrl}>
        {waiting.signIn}
      </a>
    </>
  );
}
