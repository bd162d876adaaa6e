import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { httpPortsOf, type HttpOptions } from '../transport/http-options.ts';
import { readPublicDocument } from './read-public-document.ts';

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  revocation_endpoint: z.url(),
  jwks_uri: z.url(),
});

/**
 * Reads the discovery document of an environment and returns the environment with the addresses it names (protocol.md §1.1).
 * @throws QuickBooksFault `unavailable`, `timeout`, `malformed-answer`
 */
export async function discoverEnvironment(environment: Environment, options: HttpOptions = {}): Promise<Environment> {
  const found = await readPublicDocument(httpPortsOf(options), {
    url: environment.discoveryUrl,
    what: 'The discovery document',
    read: json => discovery.parse(json),
  });
  return {
    ...environment,
    issuer: found.issuer,
    authorizeUrl: found.authorization_endpoint,
    tokenUrl: found.token_endpoint,
    userInfoUrl: found.userinfo_endpoint,
    revokeUrl: found.revocation_endpoint,
    jwksUrl: found.jwks_uri,
  };
}
