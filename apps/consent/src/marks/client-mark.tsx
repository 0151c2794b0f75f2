import type { Client } from "@assent/core/contract";
import { ClientMonogram } from "@assent/react";
import { type ReactNode, useEffect, useRef, useState } from "react";

export interface ClientMarkProps {
  readonly client: Pick<Client, "id" | "name" | "logo">;
  readonly className?: string | undefined;
}

/**
 * An app's logo, from this origin only; its monogram where it has none or the logo does not load.
 * Decorative, because the name stands beside it.
 *
 * Marks: `data-part="client-logo"`, or those of `ClientMonogram`.
 */
export function ClientMark({ client, className }: ClientMarkProps): ReactNode {
  const { logo } = client;
  const [broken, setBroken] = useState<string>();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    // In a page that was rendered on the server it may have failed before anybody listened.
    if (image.current?.complete && image.current.naturalWidth === 0) {
      setBroken(logo);
    }
  }, [logo]);
  return logo === undefined || logo === broken ? (
    <ClientMonogram className={className} client={client} />
  ) : (
    <img
      alt=""
      className={className}
      data-part="client-logo"
      decoding="async"
      onError={() => setBroken(logo)}
      ref={image}
      src={logo}
    />
  );
}
