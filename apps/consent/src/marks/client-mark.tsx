import type { Client } from "@assent/core/contract";
import { ClientMonogram } from "@assent/react";
import type { ReactNode } from "react";

import { Logo } from "./logo.tsx";

export interface ClientMarkProps {
  readonly client: Pick<Client, "id" | "name" | "logo">;
  readonly className?: string | undefined;
}

/**
 * An app's logo; its monogram where it has none or the logo does not load.
 *
 * Marks: `data-part="client-logo"`, or those of `ClientMonogram`.
 */
export function ClientMark({ client, className }: ClientMarkProps): ReactNode {
  return (
    <Logo
      className={className}
      fallback={<ClientMonogram className={className} client={client} />}
      part="client-logo"
      src={client.logo}
    />
  );
}
