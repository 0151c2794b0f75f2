/** The OpenID Connect claims about an account. */
export interface AccountClaims {
  readonly sub: string;
  readonly [claim: string]: string | boolean | undefined;
}
