import { displayText } from "../display-text.ts";

/** What replaces a secret, and somebody's e-mail address. */
const STAND_IN = "sample";
const STAND_IN_ADDRESS = "person@example.com";

/** Names under which requests and answers carry what is nobody else's business. */
const SECRET_NAME =
  /token|secret|jwt|session|passw|nonce|^state$|challenge$|verif|transaction|^code$|_code$|hint|e-?mail|phone|(?:first|middle|last)_?name|(?:user|member|request)_?id$|reference|cookie|credential|otp|assertion|signature|private|assent_return|expectedaccount/iu;
/** Whoever stands under these names is somebody: what they are called is theirs. */
const PERSON = /^(?:account|user|member)$/iu;
const ADDRESS =
  /[^\s@<>"'()[\],;:/?#&=%]{1,200}(?:@|%40)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,10}/giu;
/** Domains that are nobody's: RFC 2606. */
const NOBODYS_ADDRESS = /(?:@|%40|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/iu;
const JWT = /eyJ[\w-]{4,}(?:\.[\w-]+){1,4}/gu;
/** Shorter values say nothing, and would be found in half of all words. */
const MIN_SECRET_LENGTH = 6;
const MAX_DEPTH = 12;

interface Collection {
  readonly secrets: Set<string>;
  readonly depth: number;
  /** Whether the value is part of what describes somebody. */
  readonly person: boolean;
}

/**
 * Collects every value that is secret or personal by its name, at any depth and in the queries of
 * addresses, and whatever looks like an e-mail address or a JWT. What is shorter than six
 * characters is left out.
 */
export function collectSecrets(value: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  collect(value, "", { secrets, depth: 0, person: false });
  return secrets;
}

function collect(value: unknown, name: string, collection: Collection): void {
  const { secrets, person } = collection;
  const depth = collection.depth + 1;
  if (depth > MAX_DEPTH) {
    return;
  }
  if (typeof value === "string") {
    collectText(value, name, { secrets, depth, person });
  } else if (Array.isArray(value)) {
    value.forEach((element) => collect(element, name, { secrets, depth, person }));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      collect(member, key, { secrets, depth, person: PERSON.test(name) });
    }
  }
}

function collectText(text: string, name: string, collection: Collection): void {
  const found = [
    ...(SECRET_NAME.test(name) || (collection.person && name === "name") ? [text.trim()] : []),
    ...[...text.matchAll(ADDRESS), ...text.matchAll(JWT)].map(([match]) => match),
  ];
  for (const secret of found.filter(({ length }) => length >= MIN_SECRET_LENGTH)) {
    collection.secrets.add(secret);
  }
  // The queries and fragments of an address, each parameter by its own name.
  const [, ...queries] = text.split(/[?#]/u);
  for (const pair of queries.flatMap((query) => query.split("&"))) {
    const at = pair.indexOf("=");
    const parameter = decode(pair.slice(0, Math.max(at, 0)));
    // As it stands, too: it may stand elsewhere in the same spelling.
    for (const value of spell(pair.slice(at + 1))) {
      collect(value, parameter, collection);
    }
  }
}

/** Decodes what can be decoded and leaves the rest as it stands. */
function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** What a part of an address may mean: as it stands, decoded, and with a plus for a space. */
function spell(part: string): readonly string[] {
  return [...new Set([part, decode(part), decode(part.replaceAll("+", " "))])];
}

function standInFor(secret: string): string {
  return secret.includes("@") ? STAND_IN_ADDRESS : STAND_IN;
}

/** Takes secrets out of what is kept. */
export interface Scrubber {
  /**
   * The text with a stand-in for each secret, JWT and e-mail address in it, but for addresses at
   * domains that are kept for examples.
   */
  readonly text: (text: string) => string;
  /**
   * The address with stand-ins for what is secret in its path, and for every value of its query;
   * its fragment is dropped. `null` where a secret stands in its scheme or host.
   */
  readonly uri: (uri: string) => string | null;
}

/** Creates what takes these secrets out. */
export function createScrubber(secrets: ReadonlySet<string>): Scrubber {
  // The longest first: one may be part of another.
  const known = [...secrets]
    .filter((secret) => !STAND_IN.includes(secret) && !STAND_IN_ADDRESS.includes(secret))
    .toSorted((one, other) => other.length - one.length);
  const spellings = known.flatMap((secret) => [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    // As it reads in a text that a page may show.
    displayText(secret, secret.length) || secret,
  ]);
  const holdsSecret = (text: string): boolean => spellings.some((secret) => text.includes(secret));

  const text = (original: string): string => {
    const scrubbed = spellings
      .reduce((kept, secret) => kept.replaceAll(secret, standInFor(secret)), original)
      .replace(JWT, STAND_IN)
      .replace(ADDRESS, (address) => (NOBODYS_ADDRESS.test(address) ? address : STAND_IN_ADDRESS));
    // A stand-in may complete what stands around it to the very secret.
    return holdsSecret(scrubbed) ? STAND_IN : scrubbed;
  };
  const isClean = (original: string): boolean =>
    spell(original).every((spelling) => text(spelling) === spelling);
  const part = (original: string): string => (isClean(original) ? original : STAND_IN);

  const uri = (original: string): string | null => {
    const [address = "", ...query] = original.split("#", 1).join("").split("?");
    const [head = ""] = /^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/iu.exec(address) ?? [];
    const path = address.slice(head.length).split("/").map(part).join("/");
    const pairs = query
      .join("?")
      .split("&")
      .filter(Boolean)
      .map((pair) =>
        pair.includes("=") ? `${part(pair.split("=", 1).join(""))}=${STAND_IN}` : part(pair),
      );
    const scrubbed = `${head}${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
    return isClean(scrubbed) ? scrubbed : null;
  };
  return { text, uri };
}
