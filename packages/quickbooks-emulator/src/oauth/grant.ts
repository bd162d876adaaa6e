/** One person's consent for one app to one company: everything that a connection rests on. */
export interface Grant {
  readonly grantId: string;
  readonly clientId: string;
  readonly realmId: string;
  readonly scopes: readonly string[];
  /** The nonce of an OpenID request, echoed in the id_token. */
  readonly nonce?: string;
  readonly grantedMs: number;
  readonly refreshToken: string;
  /** When the present value was issued; it is replaced about a day later (protocol.md §1.5). */
  readonly refreshIssuedMs: number;
  readonly refreshExpiresMs: number;
  /** The value before the last rotation, and until when it still works. */
  readonly previous?: { readonly refreshToken: string; readonly untilMs: number };
}

export interface AccessToken {
  readonly grantId: string;
  readonly expiresMs: number;
}

/** A code of the consent page, waiting to be exchanged once. */
export interface AuthorizationCode {
  readonly code: string;
  readonly clientId: string;
  readonly realmId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce?: string;
  readonly expiresMs: number;
  /** Set by the first exchange: a second one undoes it (protocol.md §1.3). */
  readonly grantId?: string;
}

/** What the token endpoint hands out. */
export interface TokenPair {
  readonly grant: Grant;
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshExpiresInSeconds: number;
  readonly refreshHardExpiresInSeconds: number;
}

export const ACCOUNTING_SCOPE = 'com.intuit.quickbooks.accounting';

/** Scopes that the consent page accepts (protocol.md §1.2). */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set([
  ACCOUNTING_SCOPE,
  'com.intuit.quickbooks.payment',
  'openid',
  'profile',
  'email',
  'phone',
  'address',
  'payroll.compensation.read',
  'project-management.project',
  'app-foundations.custom-dimensions.read',
  'app-foundations.custom-field-definitions',
  'time-tracking.time-entry',
  'indirect-tax.tax-calculation.quickbooks',
]);
