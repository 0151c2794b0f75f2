import type { AdapterPayload } from "oidc-provider";
import * as v from "valibot";

const isPayload = (value: unknown): boolean => v.is(v.record(v.string(), v.unknown()), value);

/** A code, token or grant of the provider, in a data file. Its payload is the provider's own, kept as it is. */
export const keptEntity = v.object({
  model: v.string(),
  id: v.string(),
  payload: v.custom<AdapterPayload>(isPayload),
  expiresAt: v.exactOptional(v.number()),
});
