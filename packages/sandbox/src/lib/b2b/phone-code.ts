import type { Member } from "./members.ts";
import type { B2BProject } from "./project.ts";

const expirationMinutes = 2;

/** The key under which a member's phone passcode waits, and the `methodId` of its message. */
export function phoneMethod({ memberId }: Member): string {
  return memberId.replace("member-", "phone-number-");
}

/** "Sends" a passcode to the member's phone: it appears in the inbox. */
export function sendPhoneCode(project: B2BProject, member: Member): void {
  const methodId = phoneMethod(member);
  project.inbox.receive({
    to: member.mfaPhoneNumber,
    subject: `Your second passcode for ${project.name}`,
    code: project.oneTimeCodes.issue(methodId, expirationMinutes),
    methodId,
    sentAt: project.now(),
  });
}
