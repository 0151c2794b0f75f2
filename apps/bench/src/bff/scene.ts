/**
 * The one authorization that every server of the measurement is asked for: who is signed in, which
 * client asks, and for what.
 */

/** A project whose secret opens nothing. */
export const PROJECT_ID = "project-test-11111111-2222-4333-8444-555555555555";
export const SECRET = "secret-test-for-measurements-only";
export const PUBLIC_TOKEN = "public-token-test-11111111-2222-4333-8444-555555555555";
export const USER_ID = "user-test-11111111-2222-4333-8444-555555555555";
export const CLIENT_ID = "connected-app-test-11111111-2222-4333-8444-555555555555";
export const REDIRECT_URI = "https://notes.example.com/oauth/callback";
export const SCOPES: readonly string[] = ["openid", "email", "notes.read", "notes.write"];
export const SESSION_TOKEN = "s8Ecn9HXwCwyNsKUjnlPWb5bTAqBDB4VNv4Y8LVgbnkp";

/** The origin that browsers see; the checks of ours compare with it. */
export const PUBLIC_URL = "https://app.example.com";

/** Both cookies of Stytch's browser SDK; the JWT is as long as a real one. */
export const COOKIE = `stytch_session=${SESSION_TOKEN}; stytch_session_jwt=${"eyJhbGciOiJSUzI1NiJ9".padEnd(860, "A")}; theme=dark`;

/** Values that a client chooses anew for every authorization. */
export interface OneTimeValues {
  readonly state: string;
  readonly nonce: string;
  readonly codeChallenge: string;
}

/** The values of the authorization with this number. */
export function oneTimeValues(number: number): OneTimeValues {
  const digits = number.toString(36).padStart(10, "0");
  return {
    state: `state-${digits}-a8Zk3LmQ0xWv`,
    nonce: `nonce-${digits}-T7yHn2PqRs5u`,
    codeChallenge: `E9Melhoa2OwvFrEMTJguCHaoeK1t8URWb${digits}`,
  };
}

/** The query string of an authorization request. */
export function writeQuery({ state, nonce, codeChallenge }: OneTimeValues): string {
  const scope = encodeURIComponent(SCOPES.join(" "));
  const to = encodeURIComponent(REDIRECT_URI);
  return `response_type=code&client_id=${CLIENT_ID}&redirect_uri=${to}&scope=${scope}&state=${state}&nonce=${nonce}&code_challenge=${codeChallenge}&code_challenge_method=S256`;
}
