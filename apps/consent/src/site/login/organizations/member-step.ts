import type { SentCode } from "../attempt.ts";
import type { Discovery, KnownOrganization } from "./discovery.ts";
import type { MemberProof } from "./member-sign-in.ts";

/** Where to sign in: at an organization, whose name may be unknown, or anywhere. */
export type Place = Pick<KnownOrganization, "id"> & { readonly name: string | null };

/** One step of signing in where people belong to organizations. */
export type MemberStep =
  | { readonly kind: "credentials"; readonly place: Place | null }
  | { readonly kind: "code"; readonly place: Place | null; readonly sent: SentCode }
  /** Among the organizations of an address, proved anew (`proof`) or by the session that there is. */
  | { readonly kind: "choose"; readonly by: "proof" | "session"; readonly discovery: Discovery }
  /** The link names an organization that does not exist. */
  | { readonly kind: "unknown" }
  | {
      readonly kind: "more-needed";
      readonly organization: KnownOrganization;
      readonly requirement: "second-factor" | "other-method";
      /** The choice that led here. */
      readonly choice: MemberStep | null;
    };

/** The first step of somebody who says by themselves where they belong. */
export const ANYWHERE: MemberStep = { kind: "credentials", place: null };

/**
 * The step that a proof leads to.
 *
 * @param from The step that it was given in.
 * @returns `null` once the person is signed in.
 */
export function stepAfter(proof: MemberProof, from: MemberStep): MemberStep | null {
  switch (proof.kind) {
    case "signed-in":
      return null;
    case "discovered":
      return { kind: "choose", by: "proof", discovery: proof.discovery };
    case "more-needed": {
      const { organization, requirement } = proof;
      return requirement === "sign-in-there"
        ? { kind: "credentials", place: organization }
        : {
            kind: "more-needed",
            organization,
            requirement,
            choice: from.kind === "choose" ? from : null,
          };
    }
  }
}
