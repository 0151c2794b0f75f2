import type { Account, SignInConfiguration } from "@assent/core/contract";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";

import { useCopy } from "../../copy/use-copy.tsx";
import { Button } from "../../layout/controls.tsx";
import { FailurePage } from "../../layout/failure-page.tsx";
import { PageLoading } from "../../layout/page.tsx";
import type { LoginRequest } from "../login-request.ts";
import type { FoundOrganization } from "./discovery.ts";
import { memberClient } from "./member-client.ts";
import { type MemberSignIn, createMemberSignIn } from "./member-sign-in.ts";
import { ANYWHERE, type MemberStep } from "./member-step.ts";
import { MemberSteps, type MemberStepsProps } from "./member-steps.tsx";

export interface OrganizationViewProps {
  readonly configuration: SignInConfiguration;
  readonly request: LoginRequest;
  /** Who is signed in already, by the BFF's word. */
  readonly account: Account | null;
  /** Whether they want to go on as a member of another organization. */
  readonly switching: boolean;
}

/** Signing in where people belong to organizations. */
export function OrganizationView(props: OrganizationViewProps): ReactNode {
  const { configuration, request, account, switching } = props;
  const [signIn] = useState(() => createMemberSignIn(memberClient(configuration)));
  // As it was when the page came: a session that begins later is not to be forgotten.
  const [isStale] = useState(account === null);
  useEffect(() => {
    if (isStale) {
      void signIn.forget();
    }
  }, [isStale, signIn]);
  const defaultEmail = request.loginHint || (account?.email ?? "");
  const steps = { signIn, request, loginUrl: configuration.loginUrl, defaultEmail };
  if (switching && account !== null) {
    return <FromMyOrganizations {...steps} account={account} />;
  }
  const { organization } = request;
  return organization === null || isOrganizationId(organization) ? (
    <MemberSteps {...steps} account={account} first={firstStep(organization, account, signIn)} />
  ) : (
    <FromSlug {...steps} account={account} slug={organization} />
  );
}

type FromProps = Omit<MemberStepsProps, "account" | "first">;

/** @see https://stytch.com/docs/b2b/api/organization-object for what ids look like */
function isOrganizationId(text: string): boolean {
  return /^organization-(?:test|live)-/u.test(text);
}

function firstStep(id: string | null, account: Account | null, signIn: MemberSignIn): MemberStep {
  if (id !== null) {
    return { kind: "credentials", place: { id, name: null } };
  }
  // Whoever proves again who they are stays where they are.
  const current = account === null ? null : signIn.current();
  const name = account?.organization?.name ?? null;
  return current === null ? ANYWHERE : { kind: "credentials", place: { id: current, name } };
}

/** Asks the SDK once; what it answers is good for as long as the page stands. */
const ONCE = { staleTime: "static", gcTime: 0 } as const;

/** The organizations of whoever is signed in, or, where they cannot be had, finding them anew. */
function FromMyOrganizations(props: FromProps & { readonly account: Account }): ReactNode {
  const { signIn, account } = props;
  const { data } = useQuery({
    queryKey: ["my-organizations"],
    queryFn: () => signIn.listMine(),
    ...ONCE,
  });
  if (data === undefined) {
    return <PageLoading />;
  }
  // The SDK may know of somebody else than the BFF does.
  const isTheirs = data.ok && data.value.email.toLowerCase() === account.email?.toLowerCase();
  const first: MemberStep = isTheirs
    ? { kind: "choose", by: "session", discovery: data.value }
    : ANYWHERE;
  return <MemberSteps {...props} account={null} first={first} />;
}

function FromSlug(
  props: FromProps & { readonly account: Account | null; readonly slug: string },
): ReactNode {
  const { signIn, slug } = props;
  const copy = useCopy();
  const { data, refetch } = useQuery({
    queryKey: ["organization", slug],
    queryFn: () => signIn.find(slug),
    ...ONCE,
  });
  if (data === undefined) {
    return <PageLoading />;
  }
  if (!data.ok) {
    const { kind, reference } = data.failure;
    return (
      <FailurePage words={copy.failures[kind]} reference={reference}>
        <Button main onClick={() => void refetch()}>
          {copy.tryAgain}
        </Button>
      </FailurePage>
    );
  }
  return <MemberSteps {...props} first={stepInto(data.value)} />;
}

function stepInto(organization: FoundOrganization | null): MemberStep {
  if (organization === null) {
    return { kind: "unknown" };
  }
  return organization.requirement === "other-method"
    ? { kind: "more-needed", organization, requirement: "other-method", choice: null }
    : { kind: "credentials", place: organization };
}
