import type { ReactNode } from "react";

import { useCopy } from "../../copy/use-copy.tsx";
import { useEnvironment } from "../../environment.tsx";
import { Button } from "../../layout/controls.tsx";
import { FailurePage } from "../../layout/failure-page.tsx";
import styles from "../../layout/stack.module.css";
import { type LoginRequest, otherWaysUrl } from "../login-request.ts";
import type { MemberStep } from "./member-step.ts";

interface WaysOnProps {
  readonly request: LoginRequest;
  /** The team's own sign-in page. */
  readonly loginUrl: string | undefined;
}

/** No organization knows the address. */
export function NoOrganization(
  props: WaysOnProps & { readonly email: string; readonly onAnotherAddress: () => void },
): ReactNode {
  const { none, useAnotherAddress } = useCopy().organizations;
  return (
    <FailurePage words={{ title: none.title, text: none.text(props.email) }}>
      <Button main onClick={props.onAnotherAddress}>
        {useAnotherAddress}
      </Button>
      <OwnPageLink {...props} />
    </FailurePage>
  );
}

/** The link names an organization that does not exist. */
export function UnknownOrganization(
  props: WaysOnProps & { readonly onFindMine: () => void },
): ReactNode {
  const { unknown, findMine } = useCopy().organizations;
  return (
    <FailurePage words={unknown}>
      <Button main onClick={props.onFindMine}>
        {findMine}
      </Button>
      <OwnPageLink {...props} />
    </FailurePage>
  );
}

/** The organization asks for what this page does not have. */
export function MoreNeeded(
  props: WaysOnProps & {
    readonly step: Extract<MemberStep, { kind: "more-needed" }>;
    readonly onChooseAnother: () => void;
    readonly onAnotherAddress: () => void;
  },
): ReactNode {
  const { organizations } = useCopy();
  const { organization, requirement, choice } = props.step;
  const { title, text } =
    organizations[requirement === "second-factor" ? "secondFactor" : "otherMethod"];
  return (
    <FailurePage words={{ title: title(organization.name), text }}>
      <OwnPageLink {...props} main />
      {choice === null ? (
        <Button onClick={props.onAnotherAddress}>{organizations.useAnotherAddress}</Button>
      ) : (
        <Button onClick={props.onChooseAnother}>{organizations.chooseAnother}</Button>
      )}
    </FailurePage>
  );
}

function OwnPageLink(props: WaysOnProps & { readonly main?: boolean }): ReactNode {
  const copy = useCopy();
  const { origin } = useEnvironment();
  const url = otherWaysUrl(props.loginUrl, props.request, origin);
  return url === null ? null : (
    <a href={url} {...(props.main === true && { className: styles["mainLink"] })}>
      {copy.login.otherWays}
    </a>
  );
}
