/** RFC 6749 §3.3: printable ASCII without space, `"` and `\`. */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/u;
const MAX_SCOPES = 100;
const MAX_SCOPE_LIST_LENGTH = 4_000;

/**
 * Reads a `scope` parameter: tokens in the order given, each once.
 *
 * @returns `null` when it is not a list of scope tokens parted by single spaces, or holds more
 *   than 100 tokens or 4,000 characters.
 * @see RFC 6749 §3.3
 */
export function parseScopeList(scope: string): readonly string[] | null {
  if (scope.length > MAX_SCOPE_LIST_LENGTH) {
    return null;
  }
  const tokens = scope.split(" ");
  if (tokens.length > MAX_SCOPES || !tokens.every((token) => SCOPE_TOKEN.test(token))) {
    return null;
  }
  return [...new Set(tokens)];
}
