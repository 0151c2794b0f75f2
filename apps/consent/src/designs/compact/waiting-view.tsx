import type { ReactNode } from "react";

import { useCopy } from "../../copy/copy-context.ts";
import buttons from "./button.module.css";
import { Sheet } from "./sheet.tsx";
import styles from "./sheet.module.css";

/** Before the request is known. Says nothing at first, so that a quick answer does not flash. */
export function LoadingView({ slow }: { readonly slow: boolean }): ReactNode {
  const { waiting } = useCopy();
  return (
    <Sheet heading={<span className={styles["patient"]}>{waiting.loading}</span>}>
      <p aria-live="polite">{slow && waiting.slow}</p>
    </Sheet>
  );
}

/** Nobody is signed in: the browser is on its way to the sign-in page. */
export function SignedOutView({ loginUrl }: { readonly loginUrl: string }): ReactNode {
  const { waiting } = useCopy();
  return (
    <Sheet heading={waiting.signedOut}>
      <p>{waiting.signedOutExplanation}</p>
      <a className={`${buttons["button"]} ${buttons["main"]}`} href={loginUrl}>
        {waiting.signIn}
      </a>
    </Sheet>
  );
}
