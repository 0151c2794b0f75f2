import * as v from "valibot";

import { ApiProblem } from "../errors.ts";
import { sessionOptions } from "../session-authentication.ts";
import { usedFactor } from "../sessions.ts";
import { earlierProof, signInWith } from "./credentials.ts";
import { phoneNumber } from "./phone-number.ts";
import type { Member } from "./members.ts";
import { phoneMethod, sendPhoneCode } from "./phone-code.ts";
import type { B2BProject } from "./project.ts";
import { describeMember } from "./sign-in.ts";

/** Whom to send a passcode by text message; the number when the member has none yet. */
export const phoneCodeRequest = v.object({
  organization_id: v.string(),
  member_id: v.string(),
  mfa_phone_number: v.optional(phoneNumber),
});

/** The passcode that was sent, and what was proved before. */
export const phoneCodeAnswer = v.object({
  organization_id: v.string(),
  member_id: v.string(),
  code: v.string(),
  set_mfa_enrollment: v.optional(v.picklist(["enroll", "unenroll"])),
  ...earlierProof.entries,
  ...sessionOptions.entries,
});

/** @throws ApiProblem `organization_not_found`, `member_not_found` */
function memberOf(
  project: B2BProject,
  { organization_id, member_id }: { organization_id: string; member_id: string },
): Member {
  const { organizationId } = project.organizations.get(organization_id);
  const member = project.members.find(member_id);
  if (member?.organizationId !== organizationId) throw new ApiProblem("member_not_found");
  return member;
}

/**
 * "Sends" a passcode to the member's phone. A number that was verified cannot be replaced this way.
 *
 * @throws ApiProblem `organization_not_found`, `member_not_found`, `member_phone_number_not_found`
 */
export function sendSecondFactor(
  project: B2BProject,
  request: v.InferOutput<typeof phoneCodeRequest>,
): Record<string, unknown> {
  const known = memberOf(project, request);
  const { mfa_phone_number: given = known.mfaPhoneNumber } = request;
  if (given === "" || (known.mfaPhoneNumberVerified && given !== known.mfaPhoneNumber))
    throw new ApiProblem("member_phone_number_not_found");
  const member = project.members.change(known, { mfaPhoneNumber: given });
  sendPhoneCode(project, member);
  return describeMember(project, member);
}

/**
 * Adds the second factor to what an intermediate session or a session has proved.
 *
 * @throws ApiProblem `organization_not_found`, `member_not_found`, `otp_code_not_found`,
 *   `intermediate_session_not_found`
 */
export async function authenticateSecondFactor(
  project: B2BProject,
  request: v.InferOutput<typeof phoneCodeAnswer>,
): Promise<Record<string, unknown>> {
  const known = memberOf(project, request);
  if (!project.oneTimeCodes.redeem(phoneMethod(known), request.code))
    throw new ApiProblem("otp_code_not_found");
  const enrollment = request.set_mfa_enrollment;
  const member = project.members.change(known, {
    mfaPhoneNumberVerified: true,
    mfaEnrolled: enrollment === undefined ? known.mfaEnrolled : enrollment === "enroll",
  });
  const phone = { phone_id: phoneMethod(member), phone_number: member.mfaPhoneNumber };
  const factor = usedFactor(
    { type: "otp", delivery_method: "sms", phone_number_factor: phone },
    project.now(),
  );
  return signInWith(project, { member, factor }, request);
}
