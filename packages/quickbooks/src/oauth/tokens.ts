/** What OAuth gives for one company. Plain and serialisable: encrypt it before it goes to a disk. */
export interface Tokens {
  readonly realmId: string;
  readonly accessToken: string;
  /** Milliseconds since 1970; about an hour after it was issued. */
  readonly accessTokenExpiresAtMs: number;
  readonly refreshToken: string;
  /** Rolls forward with every refresh: about 100 days. */
  readonly refreshTokenExpiresAtMs: number;
  /** The absolute end of the grant, about five years after consent; undefined when QuickBooks did not say. */
  readonly hardExpiresAtMs: number | undefined;
  /** Only after consent with the scope `openid`. */
  readonly idToken: string | undefined;
}
