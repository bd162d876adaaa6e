/** Where the hosts of QuickBooks Online are. Secrets and realms are not part of it. */
export interface Environment {
  readonly name: string;
  /** Origin of the Accounting API: `/v3/company/{realmId}/…` is appended. */
  readonly apiBaseUrl: string;
  /** Origin of the pages people use, for deep links to a record. */
  readonly appBaseUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly userInfoUrl: string;
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly discoveryUrl: string;
}

// protocol.md §1.1: authorize, token, revoke and JWKS are the same for both environments.
const intuit = {
  authorizeUrl: 'https://appcenter.intuit.com/connect/oauth2',
  tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  revokeUrl: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
  jwksUrl: 'https://oauth.platform.intuit.com/op/v1/jwks',
  issuer: 'https://oauth.platform.intuit.com/op/v1',
} as const;

/** Live companies; works with production keys only. */
export const production: Environment = {
  ...intuit,
  name: 'production',
  apiBaseUrl: 'https://quickbooks.api.intuit.com',
  appBaseUrl: 'https://app.qbo.intuit.com',
  userInfoUrl: 'https://accounts.platform.intuit.com/v1/openid_connect/userinfo',
  discoveryUrl: 'https://developer.api.intuit.com/.well-known/openid_configuration/',
};

/** Sandbox companies; works with development keys only. */
export const sandbox: Environment = {
  ...intuit,
  name: 'sandbox',
  apiBaseUrl: 'https://sandbox-quickbooks.api.intuit.com',
  appBaseUrl: 'https://app.sandbox.qbo.intuit.com',
  userInfoUrl: 'https://sandbox-accounts.platform.intuit.com/v1/openid_connect/userinfo',
  discoveryUrl: 'https://developer.api.intuit.com/.well-known/openid_sandbox_configuration/',
};

/**
 * One origin that answers for every host of the real service under the real paths, such as an emulator.
 * @param origin e.g. `http://127.0.0.1:4010`
 * @throws TypeError for what is no origin: without its protocol, or with a path, which would be lost
 */
export function environmentAt(origin: string): Environment {
  const base = originOf(origin);
  return {
    name: base,
    apiBaseUrl: base,
    appBaseUrl: base,
    authorizeUrl: `${base}/connect/oauth2`,
    tokenUrl: `${base}/oauth2/v1/tokens/bearer`,
    revokeUrl: `${base}/v2/oauth2/tokens/revoke`,
    userInfoUrl: `${base}/v1/openid_connect/userinfo`,
    jwksUrl: `${base}/op/v1/jwks`,
    issuer: intuit.issuer,
    discoveryUrl: `${base}/.well-known/openid_configuration/`,
  };
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new TypeError(
    `"${text}" is no origin. Write it with its protocol and without a path, like http://127.0.0.1:4010.`,
  );
}
