import type { ReactNode } from "react";

import { useCopy } from "../../copy/use-copy.tsx";
import { Button, QuietButton } from "../../layout/controls.tsx";
import { FailureNotice } from "../../layout/notice.tsx";
import { Page } from "../../layout/page.tsx";
import styles from "../../layout/stack.module.css";
import { useSubmission } from "../use-submission.ts";
import type { Attempt } from "../attempt.ts";
import type { Discovery, FoundOrganization } from "./discovery.ts";
import type { MemberProof } from "./member-sign-in.ts";
import choice from "./organization-choice.module.css";

export interface OrganizationChoiceProps {
  readonly discovery: Discovery;
  /** Id of the organization that the person is signed in to. */
  readonly current: string | null;
  readonly choose: (organization: FoundOrganization) => Promise<Attempt<MemberProof>>;
  readonly onProved: (proof: MemberProof) => void;
  readonly onAnotherAddress: () => void;
}

/** The organizations of an address, one of which is to be signed in to. */
export function OrganizationChoice(props: OrganizationChoiceProps): ReactNode {
  const { discovery, current, choose, onProved } = props;
  const copy = useCopy();
  const { busy, failure, run } = useSubmission<string>();
  const { title, lead } = copy.organizations.choose;
  return (
    <Page title={title}>
      <p className={styles["lead"]}>{lead(discovery.email)}</p>
      <div className={styles["groups"]}>
        {failure === null ? null : (
          <FailureNotice words={copy.failures[failure.kind]} reference={failure.reference} />
        )}
        <ul className={styles["group"]}>
          {discovery.organizations.map((organization) => (
            <li key={organization.id}>
              <Button
                busy={busy !== null}
                onClick={() => {
                  run(organization.id, async () => {
                    const attempt = await choose(organization);
                    return attempt.ok ? (onProved(attempt.value), "leaving") : attempt.failure;
                  });
                }}
              >
                <bdi>{organization.name}</bdi>
                <Remark
                  busy={busy === organization.id}
                  current={current === organization.id}
                  organization={organization}
                />
              </Button>
            </li>
          ))}
        </ul>
        <p>
          <QuietButton onClick={props.onAnotherAddress}>
            {copy.organizations.useAnotherAddress}
          </QuietButton>
        </p>
      </div>
    </Page>
  );
}

/** What is to be known of an organization before it is chosen. */
function Remark(props: {
  readonly organization: FoundOrganization;
  readonly busy: boolean;
  readonly current: boolean;
}): ReactNode {
  const { choose: words } = useCopy().organizations;
  const { requirement, invited } = props.organization;
  const asksMore = requirement === "other-method" || requirement === "second-factor";
  const remark =
    (props.busy && words.goingOn) ||
    (props.current && words.current) ||
    (asksMore && words.asksMore) ||
    (invited && words.invited);
  return remark === false ? null : <span className={choice["remark"]}>{remark}</span>;
}
