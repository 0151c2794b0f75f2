import { displayText } from "@assent/core";
import type { Client } from "@assent/core/contract";

import type { AskingClient } from "./identity-provider/port.ts";
import { createClientLogoPath } from "./logo/path.ts";
import type { LogoStore } from "./logo/store.ts";

/** Says of a client what a page may show: bounded text, without characters that can't be seen. */
export function describeClient(
  logos: Pick<LogoStore, "accepts">,
  id: string,
  { name, description, type, logoUrl }: Omit<AskingClient, "typeKnown">,
): Client {
  const logo = createClientLogoPath(logos, id, logoUrl);
  const metadataHost = /^https:\/\//iu.test(id) && URL.canParse(id) ? new URL(id).host : undefined;
  return {
    id,
    name: displayText(name, 64) || displayText(id, 200) || "-",
    description: displayText(description, 300),
    type,
    ...(metadataHost !== undefined && { metadataHost }),
    ...(logo !== undefined && { logo }),
  };
}
