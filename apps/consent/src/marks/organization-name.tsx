import { displayText } from "@assent/core";
import type { Account } from "@assent/core/contract";
import type { ReactNode } from "react";

import { Logo } from "./logo.tsx";
import styles from "./organization-name.module.css";

/** Longest organization name that stands in a line, in user-perceived characters. */
const MAX_NAME_LENGTH = 80;

/**
 * The name of a member's organization behind its logo, or behind its first letter where no logo
 * loads. For the middle of a line: the mark is as high as the text.
 *
 * Marks: `data-part="organization-logo"` or `"organization-monogram"`.
 */
export function OrganizationName(props: {
  readonly organization: NonNullable<Account["organization"]>;
}): ReactNode {
  const { name, logo } = props.organization;
  const text = displayText(name, MAX_NAME_LENGTH);
  const initial = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? "#";
  const className = styles["mark"];
  return (
    <span className={styles["organization"]}>
      <Logo
        className={className}
        fallback={
          <span aria-hidden="true" className={className} data-part="organization-monogram">
            <span>{initial.toLocaleUpperCase("en")}</span>
          </span>
        }
        part="organization-logo"
        src={logo}
      />
      <bdi>{text}</bdi>
    </span>
  );
}
