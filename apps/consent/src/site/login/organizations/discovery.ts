import { displayText } from "@assent/core";
import * as v from "valibot";

/** Ways to sign in that this page has, by Stytch's names. */
const OWN_METHODS: readonly string[] = ["email_otp", "password"];

/** What an organization still asks for, as far as it makes a difference to the person. */
export type Requirement =
  /** Nothing: a session comes of it. */
  | "nothing"
  /** A way to sign in that this page has, but used for this organization. */
  | "sign-in-there"
  /** A way to sign in that this page does not have, such as single sign-on. */
  | "other-method"
  | "second-factor";

/** An organization that a person belongs to. */
export interface KnownOrganization {
  readonly id: string;
  /** Never empty; its id where it has no name. */
  readonly name: string;
}

/** One that knows an address. */
export interface FoundOrganization extends KnownOrganization {
  readonly invited: boolean;
  readonly requirement: Requirement;
}

/** What an address turns out to belong to. */
export interface Discovery {
  readonly email: string;
  readonly organizations: readonly FoundOrganization[];
}

const PrimaryRequired = v.nullish(v.object({ allowed_auth_methods: v.array(v.string()) }));
const Demands = v.object({
  primary_required: PrimaryRequired,
  mfa_required: v.nullish(v.looseObject({})),
});

const Organization = v.pipe(
  v.object({ organization_id: v.string(), organization_name: v.string() }),
  v.transform(({ organization_id: id, organization_name: name }): KnownOrganization => ({
    id,
    name: displayText(name, 64) || id,
  })),
);

/** Memberships that exist. Whoever may merely join is offered nothing: this page makes no accounts. */
const MEMBERSHIPS: readonly string[] = ["active_member", "pending_member", "invited_member"];

const DiscoveryAnswer = v.pipe(
  v.object({
    email_address: v.string(),
    discovered_organizations: v.array(
      v.object({
        ...Demands.entries,
        organization: Organization,
        membership: v.object({ type: v.string() }),
      }),
    ),
  }),
  v.transform((answer): Discovery => ({
    email: answer.email_address,
    organizations: answer.discovered_organizations
      .filter(({ membership }) => MEMBERSHIPS.includes(membership.type))
      .map(({ organization, membership, ...demands }) => ({
        id: organization.id,
        name: organization.name,
        invited: membership.type !== "active_member",
        requirement: judge(demands),
      })),
  })),
);

const SignInAnswer = v.pipe(
  v.object({ ...Demands.entries, member_authenticated: v.boolean(), organization: Organization }),
  v.transform(({ member_authenticated: done, organization, ...demands }) => ({
    organization,
    requirement: done ? "nothing" : judge(demands, "second-factor"),
  })),
);

const SlugAnswer = v.pipe(
  v.object({
    organization: v.nullable(
      v.intersect([
        Organization,
        v.object({ auth_methods: v.string(), allowed_auth_methods: v.array(v.string()) }),
      ]),
    ),
  }),
  v.transform(({ organization }) => organization),
);

/** What stands between a person and a session; `otherwise` where Stytch names nothing. */
function judge(
  { primary_required: primary, mfa_required: mfa }: v.InferOutput<typeof Demands>,
  otherwise: Requirement = "nothing",
): Requirement {
  if (primary) {
    return takesOwnMethod(primary.allowed_auth_methods) ? "sign-in-there" : "other-method";
  }
  return mfa ? "second-factor" : otherwise;
}

/** No list at all means that every way will do. */
function takesOwnMethod(allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((method) => OWN_METHODS.includes(method));
}

/** Reads what discovery found, with a code, a password or a session. */
export function safeParseDiscovery(answer: unknown): Discovery | null {
  const read = v.safeParse(DiscoveryAnswer, answer);
  return read.success ? read.output : null;
}

/** Reads what came of signing in to an organization. */
export function safeParseMemberSignIn(
  answer: unknown,
): { readonly organization: KnownOrganization; readonly requirement: Requirement } | null {
  const read = v.safeParse(SignInAnswer, answer);
  return read.success ? read.output : null;
}

/** Reads the organization that a slug names; `null` where there is none, or none to be read. */
export function safeParseOrganization(answer: unknown): FoundOrganization | null {
  const read = v.safeParse(SlugAnswer, answer);
  if (!read.success || read.output === null) {
    return null;
  }
  const { id, name, auth_methods: methods, allowed_auth_methods: allowed } = read.output;
  const isOpen = methods !== "RESTRICTED" || allowed.some((each) => OWN_METHODS.includes(each));
  return { id, name, invited: false, requirement: isOpen ? "sign-in-there" : "other-method" };
}
