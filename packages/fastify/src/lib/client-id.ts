/**
 * Tells whether a text can name a client in a path: an id that Stytch made, or the address of a
 * client ID metadata document. Everything else is refused before it comes near another path.
 */
export function isClientId(text: string): boolean {
  return (
    /^[\w-]{1,2000}$/u.test(text) ||
    (text.length <= 2_000 && /^https:\/\/[^\s\\]+$/u.test(text) && URL.canParse(text))
  );
}
