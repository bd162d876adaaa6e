import type { Environment } from '../environment.ts';

/** Scope of the Accounting API. */
export const ACCOUNTING_SCOPE = 'com.intuit.quickbooks.accounting';

export interface AuthorizeRequest {
  readonly clientId: string;
  /** Must equal one of the app's registered URIs exactly; https in production. */
  readonly redirectUri: string;
  /** Unguessable and tied to the user's session; QuickBooks refuses requests without it. */
  readonly state: string;
  /** Default: the Accounting API only. Adding a scope later asks every company for consent again. */
  readonly scopes?: readonly string[] | undefined;
  /** Comes back in the id token; only with the scope `openid`. */
  readonly nonce?: string | undefined;
}

/** The address to send a person to, who then picks the company and consents (protocol.md §1.2). PKCE is not supported. */
export function authorizeUrl(environment: Environment, request: AuthorizeRequest): string {
  const url = new URL(environment.authorizeUrl);
  const params = {
    client_id: request.clientId,
    response_type: 'code',
    scope: (request.scopes ?? [ACCOUNTING_SCOPE]).join(' '),
    redirect_uri: request.redirectUri,
    state: request.state,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
  };
  url.search = new URLSearchParams(params).toString();
  return url.href;
}
