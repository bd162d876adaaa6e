import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { exchangeHttp, type HttpPorts } from '../transport/exchange-http.ts';
import { malformedAnswer } from '../transport/read-answer.ts';

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
  const answer = await exchangeHttp(http, {
    method: 'GET',
    url: environment.discoveryUrl,
    headers: { accept: 'application/json' },
  });
  try {
    const found = discovery.parse(JSON.parse(new TextDecoder().decode(answer.bytes)));
    return {
      ...environment,
      issuer: found.issuer,
      authorizeUrl: found.authorization_endpoint,
      tokenUrl: found.token_endpoint,
      userInfoUrl: found.userinfo_endpoint,
      revokeUrl: found.revocation_endpoint,
      jwksUrl: found.jwks_uri,
    };
  } catch (error) {
    throw malformedAnswer('The discovery document cannot be read', { httpStatus: answer.status }, error);
  }
}
