/** Hosts of the real service by the first part of the path (protocol.md §1.1 and §2.1). */
const REAL_HOSTS: readonly (readonly [prefix: string, production: string, sandbox: string])[] = [
  ['/v3/', 'https://quickbooks.api.intuit.com', 'https://sandbox-quickbooks.api.intuit.com'],
  ['/oauth2/v1/', 'https://oauth.platform.intuit.com', 'https://oauth.platform.intuit.com'],
  ['/op/v1/', 'https://oauth.platform.intuit.com', 'https://oauth.platform.intuit.com'],
  ['/v2/oauth2/', 'https://developer.api.intuit.com', 'https://developer.api.intuit.com'],
  ['/.well-known/', 'https://developer.api.intuit.com', 'https://developer.api.intuit.com'],
  ['/connect/oauth2', 'https://appcenter.intuit.com', 'https://appcenter.intuit.com'],
  ['/v1/openid_connect/', 'https://accounts.platform.intuit.com', 'https://sandbox-accounts.platform.intuit.com'],
];

/** Where a path is really served: `sandbox` and `production` know Intuit's hosts, anything else is one address for all. */
export function upstreamOf(upstream: string, path: string): string | undefined {
  if (upstream !== 'sandbox' && upstream !== 'production') return upstream.replace(/\/$/, '');
  const hosts = REAL_HOSTS.find(([prefix]) => path.startsWith(prefix));
  return hosts?.[upstream === 'production' ? 1 : 2];
}
