import { displayText } from "@assent/core";
import type { Client } from "@assent/core/contract";

import type { AskingClient } from "./identity-provider/port.ts";

/** Says of a client what a page may show: bounded text, without characters that can't be seen. */
export function describeClient(
  id: string,
  { name, description, type }: Pick<AskingClient, "name" | "description" | "type">,
): Client {
  const metadataHost = /^https:\/\//iu.test(id) && URL.canParse(id) ? new URL(id).host : undefined;
  return {
    id,
    name: displayText(name, 64) || displayText(id, 200) || "-",
    description: displayText(description, 300),
    type,
    ...(metadataHost !== undefined && { metadataHost }),
  };
}
