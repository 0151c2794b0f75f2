import { createSecretValue } from "./identifiers.ts";

/** What links do, in the words of the parameter that says so. */
export const linkTypes = [
  "magic_links",
  "multi_tenant_magic_links",
  "discovery",
  "reset_password",
  "multi_tenant_passwords",
] as const;

/** One of them. */
export type LinkType = (typeof linkTypes)[number];

/** A link to be sent. */
export interface NewMagicLink {
  readonly type: LinkType;
  /** Whom it signs in: the id of an address, or the address itself for discovery. */
  readonly subject: string;
  readonly email: string;
  /** Where it leads in the end, default the app's `/authenticate`. */
  readonly redirectUrl: string | undefined;
  readonly minutes: number;
  /** S256 of the verifier that has to come with the token. */
  readonly codeChallenge: string | undefined;
  /** Slug of the organization, for the page that it leads to. */
  readonly slug?: string;
}

interface MagicLink extends NewMagicLink {
  readonly redirectUrl: string;
  readonly expiresAt: Date;
}

/** The links that were sent; each works once, and ends with the process. */
export class MagicLinkStore {
  readonly #links = new Map<string, MagicLink>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add(link: Omit<MagicLink, "expiresAt">): string {
    const token = createSecretValue();
    const expiresAt = new Date(this.#now().getTime() + link.minutes * 60_000);
    this.#links.set(token, { ...link, expiresAt });
    return token;
  }

  find(token: string, type: LinkType): MagicLink | undefined {
    const link = this.#links.get(token);
    return link?.type === type && link.expiresAt > this.#now() ? link : undefined;
  }

  end(token: string): void {
    this.#links.delete(token);
  }
}
