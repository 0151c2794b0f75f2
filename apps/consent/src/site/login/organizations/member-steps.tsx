import type { Account } from "@assent/core/contract";
import { type ReactNode, useState } from "react";

import { useCopy } from "../../copy/use-copy.tsx";
import { useEnvironment } from "../../environment.tsx";
import { QuietButton } from "../../layout/controls.tsx";
import { Page } from "../../layout/page.tsx";
import styles from "../../layout/stack.module.css";
import type { Attempt } from "../attempt.ts";
import { CodeForm } from "../code-form.tsx";
import { CredentialsForm } from "../credentials-form.tsx";
import type { LoginRequest } from "../login-request.ts";
import { Lead, OtherWays } from "../sign-in-surroundings.tsx";
import { MoreNeeded, NoOrganization, UnknownOrganization } from "./dead-ends.tsx";
import type { FoundOrganization } from "./discovery.ts";
import type { MemberProof, MemberSignIn } from "./member-sign-in.ts";
import { ANYWHERE, type MemberStep, type Place, stepAfter } from "./member-step.ts";
import { OrganizationChoice } from "./organization-choice.tsx";

export interface MemberStepsProps {
  readonly signIn: MemberSignIn;
  readonly request: LoginRequest;
  /** Who is signed in already, by the BFF's word, and is asked to prove it again. */
  readonly account: Account | null;
  readonly loginUrl: string | undefined;
  /** Text to start the e-mail field with. */
  readonly defaultEmail: string;
  readonly first: MemberStep;
}

/** Signing in where people belong to organizations, from a step on. */
export function MemberSteps(props: MemberStepsProps): ReactNode {
  const { request } = props;
  const { leave } = useEnvironment();
  const [step, setStep] = useState(props.first);
  const [email, setEmail] = useState(props.defaultEmail);

  function onProved(proof: MemberProof): void {
    const next = stepAfter(proof, step);
    if (next === null) {
      leave(request.returnTo);
    } else {
      setStep(next);
    }
  }

  const parts = { ...props, onProved, onStep: setStep };
  return step.kind === "credentials" || step.kind === "code" ? (
    <ProofSteps {...parts} email={email} onEmail={setEmail} step={step} />
  ) : (
    <AfterProof {...parts} step={step} />
  );
}

type ProofStep = Extract<MemberStep, { kind: "credentials" | "code" }>;

interface StepProps extends MemberStepsProps {
  readonly onProved: (proof: MemberProof) => void;
  readonly onStep: (step: MemberStep) => void;
}

/** What there is to choose or to be told. */
function AfterProof(
  props: StepProps & { readonly step: Exclude<MemberStep, ProofStep> },
): ReactNode {
  const { step, signIn, request, loginUrl, onStep, onProved } = props;
  const startAnew = (): void => onStep(ANYWHERE);
  const waysOn = { request, loginUrl, onAnotherAddress: startAnew };
  switch (step.kind) {
    case "choose":
      return step.discovery.organizations.length === 0 ? (
        <NoOrganization {...waysOn} email={step.discovery.email} />
      ) : (
        <OrganizationChoice
          choose={(organization) => choose(signIn, step.by, organization)}
          current={step.by === "session" ? signIn.current() : null}
          discovery={step.discovery}
          onAnotherAddress={startAnew}
          onProved={onProved}
        />
      );
    case "unknown":
      return <UnknownOrganization {...waysOn} onFindMine={startAnew} />;
    case "more-needed":
      return (
        <MoreNeeded
          {...waysOn}
          onChooseAnother={() => onStep(step.choice ?? ANYWHERE)}
          step={step}
        />
      );
  }
}

/** Goes on with a fresh proof or with the session that there is; where one is already, just on. */
async function choose(
  signIn: MemberSignIn,
  by: "proof" | "session",
  organization: FoundOrganization,
): Promise<Attempt<MemberProof>> {
  if (by === "proof") {
    return signIn.choose(organization);
  }
  return organization.id === signIn.current()
    ? { ok: true, value: { kind: "signed-in" } }
    : signIn.change(organization);
}

interface ProofStepsProps extends StepProps {
  readonly step: ProofStep;
  readonly email: string;
  readonly onEmail: (email: string) => void;
}

/** The address with a password, or with a code. */
function ProofSteps(props: ProofStepsProps): ReactNode {
  const { step, request, onStep, onProved } = props;
  const copy = useCopy();
  const [returning, setReturning] = useState(false);
  const { place } = step;
  const signIn = place === null ? props.signIn.anywhere : props.signIn.inside(place.id);
  if (step.kind === "code") {
    return (
      <Page key="code" title={copy.code.title}>
        <CodeForm
          signIn={signIn}
          sent={step.sent}
          onProved={onProved}
          onBack={() => {
            setReturning(true);
            onStep({ kind: "credentials", place });
          }}
        />
      </Page>
    );
  }
  const { reauthenticate, title } = copy.login;
  return (
    <Page
      key={`credentials ${place?.id ?? ""}`}
      title={props.account === null ? title : reauthenticate.title}
    >
      {place !== null && <AtPlace place={place} onFindMine={() => onStep(ANYWHERE)} />}
      <Lead request={request} account={props.account} />
      <CredentialsForm
        signIn={signIn}
        codeNotice={copy.organizations.codeNotice}
        defaultEmail={props.email}
        returning={returning}
        onProved={onProved}
        onCodeSent={(sent) => {
          props.onEmail(sent.email);
          onStep({ kind: "code", place, sent });
        }}
      />
      <OtherWays request={request} loginUrl={props.loginUrl} />
    </Page>
  );
}

/** Which organization the form is for, and the way to any other. */
function AtPlace(props: { readonly place: Place; readonly onFindMine: () => void }): ReactNode {
  const { signInTo, signInToUnnamed, findMine } = useCopy().organizations;
  const { name } = props.place;
  return (
    <p className={styles["lead"]}>
      {name === null ? signInToUnnamed : signInTo(name)}{" "}
      <QuietButton onClick={props.onFindMine}>{findMine}</QuietButton>
    </p>
  );
}
