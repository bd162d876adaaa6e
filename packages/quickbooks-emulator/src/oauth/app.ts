/** Where an app wants to hear of changes (protocol.md §6.1). The verifier token is not the client secret. */
export interface WebhookEndpoint {
  readonly url: string;
  readonly verifierToken: string;
  readonly format: 'classic' | 'cloudevents';
}

/** An app as a developer registers it with Intuit. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly webhook?: WebhookEndpoint;
}

/** Our choice: an app that is there from the start, so that a first try needs no registration. Its secret is no secret. */
export const DEFAULT_APP: App = {
  clientId: 'emulator-default-client-id',
  clientSecret: 'emulator-default-client-secret',
  redirectUris: [],
};

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A redirect URI must equal a registered one exactly (protocol.md §1.2). Only the default app, which nobody registered,
 * also takes any `http://localhost` or `http://127.0.0.1` address.
 */
export function mayRedirectTo(app: App, redirectUri: string): boolean {
  if (app.redirectUris.includes(redirectUri)) return true;
  if (app.clientId !== DEFAULT_APP.clientId || !URL.canParse(redirectUri)) return false;
  const target = new URL(redirectUri);
  return target.protocol === 'http:' && LOOPBACK_HOSTS.has(target.hostname) && target.hash === '';
}
