import { z } from 'zod';
import type { Environment } from '../environment.ts';
import type { HttpPorts } from '../transport/exchange-http.ts';
import { readPublicDocument } from './read-public-document.ts';

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  revocation_endpoint: z.url(),
  jwks_uri: z.url(),
});

/** Reads the discovery document of an environment and returns the environment with the addresses it names (protocol.md §1.1). */
export async function discoverEnvironment(http: HttpPorts, environment: Environment): Promise<Environment> {
  const found = await readPublicDocument(http, {
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
