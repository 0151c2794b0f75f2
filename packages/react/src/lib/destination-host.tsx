import type { Destination } from "@assent/core/contract";
import type { ReactNode } from "react";

/** Longest host that is shown whole, in characters. */
const MAX_HOST_LENGTH = 72;

interface HostParts {
  readonly before: string;
  readonly registrable: string;
  /** A port, or nothing. */
  readonly after: string;
}

/** Parts a host at what somebody registered. What is too long loses its beginning, never its end. */
function hostParts({ host, registrableDomain }: HostDestination): HostParts {
  const at = registrableDomain === "" ? -1 : host.lastIndexOf(registrableDomain);
  if (at === -1) {
    return { before: "", registrable: host, after: "" };
  }
  const before = host.slice(0, at);
  const room = Math.max(0, MAX_HOST_LENGTH - (host.length - at));
  return {
    before: before.length > room ? `…${before.slice(before.length - room)}` : before,
    registrable: registrableDomain,
    after: host.slice(at + registrableDomain.length),
  };
}

interface HostDestination {
  readonly host: string;
  readonly registrableDomain: string;
}

export interface DestinationHostProps {
  readonly destination: Destination;
  readonly className?: string | undefined;
}

/**
 * Where an answer goes, in the fewest characters that tell: a website's host with its registrable
 * end marked as strong, a loopback host, or the scheme of an app. Always from left to right.
 *
 * Marks: `data-part="destination-host"`, `data-kind="web" | "loopback" | "app"`; inside, `strong`
 * is the registrable end and `span` what goes before and after it.
 */
export function DestinationHost({ destination, className }: DestinationHostProps): ReactNode {
  const { kind } = destination;
  return (
    <bdi className={className} data-kind={kind} data-part="destination-host" dir="ltr">
      {kind === "web" && <WebHost destination={destination} />}
      {kind === "loopback" && destination.host}
      {kind === "app" && `${destination.scheme}:`}
    </bdi>
  );
}

function WebHost({ destination }: { readonly destination: HostDestination }): ReactNode {
  const { before, registrable, after } = hostParts(destination);
  return (
    <>
      {before !== "" && <span>{before}</span>}
      <strong>{registrable}</strong>
      {after !== "" && <span>{after}</span>}
    </>
  );
}
