import { ClientName } from "@assent/react";
import { type ReactNode, useId, useState } from "react";

import { useCopy } from "../copy/copy-context.ts";
import styles from "./keep-copy.module.css";
import { type AccessRecord, receiptFileName, recordedClient, writeReceipt } from "./receipt.tsx";

export interface WrittenCopyProps {
  readonly record: AccessRecord;
  readonly at: Date;
}

/** A record of access as text, with the two ways to keep it. */
export function WrittenCopy({ record, at }: WrittenCopyProps): ReactNode {
  const copy = useCopy();
  const { receipt } = copy;
  const id = useId();
  const [copied, setCopied] = useState<boolean>();
  const text = writeReceipt(record, at, copy);
  const name = <ClientName client={recordedClient(record)} />;

  async function copyText(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    <div className={styles["written"]}>
      <p id={`${id}-about`}>
        {record.kind === "undecided" ? receipt.beforeDeciding(name) : receipt.inForce(name)}
      </p>
      <textarea
        aria-describedby={`${id}-about`}
        aria-label={receipt.text}
        className={styles["text"]}
        readOnly
        rows={8}
        value={text}
      />
      <div className={styles["ways"]}>
        <button className={styles["way"]} onClick={() => void copyText()} type="button">
          {receipt.copy}
        </button>
        <button
          className={styles["way"]}
          onClick={() => download(text, receiptFileName(record, at))}
          type="button"
        >
          {receipt.download}
        </button>
      </div>
      <output>{copied !== undefined && (copied ? receipt.copied : receipt.notCopied)}</output>
    </div>
  );
}

/** How long the address of a download stays good, in milliseconds: browsers may fetch it late. */
const DOWNLOAD_GRACE_MS = 60_000;

/** Hands a text to the browser as a file. It never leaves this device. */
function download(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_GRACE_MS);
}
