import { displayText } from "@assent/core";
import type { Client } from "@assent/core/contract";
import type { ReactNode } from "react";

/** Longest client name that stands in a sentence, in user-perceived characters. */
const MAX_NAME_LENGTH = 64;

/** A client's name as text that is safe in a sentence of ours; its id where nothing visible is left. */
export function clientNameText({ id, name }: Pick<Client, "id" | "name">): string {
  return displayText(name, MAX_NAME_LENGTH) || displayText(id, MAX_NAME_LENGTH);
}

export interface ClientNameProps {
  readonly client: Pick<Client, "id" | "name">;
  readonly className?: string | undefined;
}

/**
 * A client's name, bounded and isolated, so that its writing direction does not reach the words
 * around it.
 *
 * Marks: `data-part="client-name"`.
 */
export function ClientName({ client, className }: ClientNameProps): ReactNode {
  return (
    <bdi className={className} data-part="client-name">
      {clientNameText(client)}
    </bdi>
  );
}
