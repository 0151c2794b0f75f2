import { type ReactNode, useEffect, useRef, useState } from "react";

import { useCopy } from "../copy/copy-context.ts";
import styles from "./keep-copy.module.css";
import type { AccessRecord } from "./receipt.tsx";
import type { WrittenCopyProps } from "./written-copy.tsx";

export interface KeepCopyProps {
  readonly record: AccessRecord;
  readonly className?: string | undefined;
}

/** Most people never unfold it: what writes a record comes when it is asked for. */
async function loadWriter(): Promise<(props: WrittenCopyProps) => ReactNode> {
  const { WrittenCopy } = await import("./written-copy.tsx");
  return WrittenCopy;
}

/**
 * Offers a record of access in writing, to be copied or downloaded. Written when it is unfolded, on
 * this device alone: nothing of it is sent or stored.
 *
 * Marks: `data-part="keep-copy"`.
 */
export function KeepCopy({ record, className = "" }: KeepCopyProps): ReactNode {
  const { receipt } = useCopy();
  const [openedAt, setOpenedAt] = useState<Date | null>(null);
  const details = useRef<HTMLDetailsElement>(null);
  const [Written, setWritten] = useState<(props: WrittenCopyProps) => ReactNode>();
  const follow = (): void => {
    const open = details.current?.open === true;
    setOpenedAt(open ? new Date() : null);
    if (open) {
      void loadWriter().then((writer) => setWritten(() => writer));
    }
  };
  // It may have been unfolded before the script came.
  useEffect(follow, []);
  return (
    <details
      className={`${styles["keep"]} ${className}`}
      data-part="keep-copy"
      onToggle={follow}
      ref={details}
    >
      <summary>{receipt.keep}</summary>
      {openedAt && Written && <Written at={openedAt} record={record} />}
    </details>
  );
}
