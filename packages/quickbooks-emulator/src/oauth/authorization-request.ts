import type { App } from './app.ts';
import { mayRedirectTo } from './app.ts';
import type { AppRegistry } from './app-registry.ts';
import { KNOWN_SCOPES } from './grant.ts';

/** An authorization request that may be shown to a person. */
export interface AuthorizationRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly nonce?: string;
}

export type AuthorizationCheck =
  | { readonly kind: 'valid'; readonly request: AuthorizationRequest }
  /** The app cannot be trusted with an answer: told to the person, on our own page. */
  | { readonly kind: 'page-error'; readonly reason: string }
  /** Told to the app, at its own address. */
  | { readonly kind: 'redirect-error'; readonly location: string };

/** Checks the parameters of `/connect/oauth2` (protocol.md §1.2), the app and its address before all else. */
export function checkAuthorizationRequest(parameters: URLSearchParams, apps: AppRegistry): AuthorizationCheck {
  const app = apps.find(parameters.get('client_id') ?? '');
  if (app === undefined) return pageError('The client_id is missing or belongs to no app of this emulator.');
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (!mayRedirectTo(app, redirectUri))
    return pageError('The redirect_uri query parameter value is invalid: it must equal a registered one exactly.');
  const state = parameters.get('state') ?? '';
  if (state === '') return pageError('The state query parameter is missing.');
  const back = (error: string): AuthorizationCheck => ({
    kind: 'redirect-error',
    location: callbackUrl(redirectUri, { error, state }),
  });
  if (parameters.get('response_type') !== 'code') return back('unsupported_response_type');
  const scopes = (parameters.get('scope') ?? '').split(/\s+/).filter(scope => scope !== '');
  if (scopes.length === 0 || scopes.some(scope => !KNOWN_SCOPES.has(scope))) return back('invalid_scope');
  const nonce = parameters.get('nonce');
  return { kind: 'valid', request: { app, redirectUri, state, scopes, ...(nonce !== null && { nonce }) } };
}

/** The app's address with the answer added to whatever query it already has. */
export function callbackUrl(redirectUri: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.toString();
}

function pageError(reason: string): AuthorizationCheck {
  return { kind: 'page-error', reason };
}
