import { Component, type ReactNode } from "react";

import type { FailureCopy } from "../copy/site-copy.ts";
import { useCopy } from "../copy/use-copy.tsx";
import { useEnvironment } from "../environment.tsx";
import { Button } from "./controls.tsx";
import { describeProblem } from "./notice.tsx";
import { Page } from "./page.tsx";
import styles from "./stack.module.css";

/** A page that has nothing to show but why, and one thing to do about it. */
export function FailurePage(props: {
  readonly words: FailureCopy;
  readonly reference?: string | undefined;
  /** The thing to do. */
  readonly children?: ReactNode;
}): ReactNode {
  const copy = useCopy();
  return (
    <Page title={props.words.title}>
      <output className={styles["lead"]}>{props.words.text}</output>
      <div className={styles["groups"]}>
        {props.children}
        {props.reference === undefined ? null : (
          <p className={styles["secondary"]}>
            {copy.referenceLabel}: <code dir="ltr">{props.reference}</code>
          </p>
        )}
      </div>
    </Page>
  );
}

/** A page whose data did not come. */
export function ProblemPage(props: {
  readonly error: Error;
  readonly retry: () => void;
}): ReactNode {
  const copy = useCopy();
  return (
    <FailurePage {...describeProblem(props.error, copy)}>
      <Button main onClick={props.retry}>
        {copy.tryAgain}
      </Button>
    </FailurePage>
  );
}

function BrokenPage(): ReactNode {
  const copy = useCopy();
  const { reload } = useEnvironment();
  return (
    <FailurePage words={copy.broken}>
      <Button main onClick={reload}>
        {copy.reloadPage}
      </Button>
    </FailurePage>
  );
}

/** Shows a page with a way on where part of the application failed to load or to render. */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override readonly state = { failed: false };

  override render(): ReactNode {
    return this.state.failed ? <BrokenPage /> : this.props.children;
  }
}
