import { AssentError, settleResponse } from "@assent/core";
import type { ClientType } from "@assent/core/contract";

import { describeDestination, isAllowedDestination } from "../destination.ts";
import type { AuthorizationSubmission } from "../identity-provider/port.ts";
import type { Caller, Services } from "../services.ts";

/** Where the browser goes, and Stytch's id of the call that said so. */
export interface SubmittedAuthorization {
  readonly redirectTo: string;
  readonly upstreamRequestId: string;
}

/**
 * Submits a decision and checks the address that comes back: that of the request, plus a response
 * and nothing else.
 *
 * @throws AssentError `redirect_refused` for any other address, and what `authorize` throws.
 */
export async function submitAuthorization(
  services: Services,
  { budget }: Caller,
  submission: AuthorizationSubmission,
  clientType: ClientType,
): Promise<SubmittedAuthorization> {
  const { provider, iss } = services;
  const { redirectUri, upstreamRequestId } = await provider.authorize(submission, budget);
  const destination = describeDestination(redirectUri);
  const redirectTo = settleResponse(redirectUri, submission, iss);
  if (
    redirectTo === null ||
    destination === null ||
    !isAllowedDestination(destination, clientType, services) ||
    (!submission.granted && new URL(redirectTo).searchParams.has("code"))
  ) {
    throw new AssentError("redirect_refused", { cause: { upstreamRequestId } });
  }
  return { redirectTo, upstreamRequestId };
}
