import type { Client } from "@assent/core/contract";
import type { ReactNode } from "react";

import { clientNameText } from "./client-name.tsx";

/** How many tones a theme sets for monograms. */
export const MONOGRAM_TONES = 8;

/** A tone from 1 to 8 that stays with a client id (FNV-1a, 32 bits). */
export function monogramTone(clientId: string): number {
  let hash = 0x811c9dc5;
  for (const character of clientId) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (hash % MONOGRAM_TONES) + 1;
}

export interface ClientMonogramProps {
  readonly client: Pick<Client, "id" | "name">;
  readonly className?: string | undefined;
}

/**
 * The first letter or figure of a client's name, in the place of a logo. Hidden from assistive
 * technology, because the name stands beside it.
 *
 * Marks: `data-part="client-monogram"`, `data-tone="1"` to `"8"`.
 */
export function ClientMonogram({ client, className }: ClientMonogramProps): ReactNode {
  const initial = /[\p{L}\p{N}]/u.exec(clientNameText(client))?.[0] ?? "#";
  return (
    <span
      aria-hidden="true"
      className={className}
      data-part="client-monogram"
      data-tone={monogramTone(client.id)}
    >
      {initial.toLocaleUpperCase("en")}
    </span>
  );
}
