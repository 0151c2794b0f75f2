import type { ConnectedApp } from "@assent/core/contract";
import { clientNameText } from "@assent/react";
import { type ReactNode, useEffect, useRef } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import type { FailureCopy, SiteCopy } from "../copy/site-copy.ts";
import { FailureNotice, describeProblem, isProblem } from "../layout/notice.tsx";
import styles from "./connected-apps.module.css";
import type { Revocation } from "./use-connected-apps.ts";

/**
 * What came of the last removal, where its entry is no longer there to say so. Takes the focus, which
 * was on a button of that entry.
 */
export function RevocationResult(props: {
  readonly apps: readonly ConnectedApp[];
  readonly revocation: Revocation;
}): ReactNode {
  const { connectedApps } = useCopy();
  const { data, variables, error } = props.revocation;
  if (data !== undefined) {
    return (
      <Result key={data.id}>
        <output>{connectedApps.removed(clientNameText(data))}</output>
      </Result>
    );
  }
  const isListed = props.apps.some(({ id }) => id === variables?.id);
  return (
    error !== null &&
    variables !== undefined &&
    !isListed && (
      <Result key={variables.id}>
        <RevocationFailure app={variables} error={error} />
      </Result>
    )
  );
}

function Result({ children }: { readonly children: ReactNode }): ReactNode {
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.focus(), []);
  return (
    <div ref={result} tabIndex={-1} className={styles["result"]}>
      {children}
    </div>
  );
}

/** Why an app still has its access. */
export function RevocationFailure(props: {
  readonly app: ConnectedApp;
  readonly error: Error;
}): ReactNode {
  const copy = useCopy();
  const { reference } = describeProblem(props.error, copy);
  return <FailureNotice reference={reference} words={failureWords(props.app, props.error, copy)} />;
}

function failureWords(app: ConnectedApp, error: Error, copy: SiteCopy): FailureCopy {
  const { notRemoved, notListed } = copy.connectedApps;
  const text = isProblem(error, "not_found") ? notListed : describeProblem(error, copy).words.text;
  return { title: notRemoved(clientNameText(app)), text };
}
