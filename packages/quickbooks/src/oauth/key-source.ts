import { z } from 'zod';
import { exchangeHttp } from '../transport/exchange-http.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import type { OAuthPorts } from './oauth-ports.ts';

const keySet = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string(), kty: z.string(), n: z.string().optional(), e: z.string().optional() }),
  ),
});

export type PublicKey = z.infer<typeof keySet>['keys'][number];

/** Finds Intuit's public signing keys by id; keeps them until an unknown id asks for a new look. */
export interface KeySource {
  find(keyId: string): Promise<PublicKey | undefined>;
}

/** Unknown key ids can be made up by anybody: the key set is read again at most this often. */
export const KEYS_REREAD_MIN_MS = 60_000;

export function createKeySource(ports: OAuthPorts): KeySource {
  let keys: readonly PublicKey[] = [];
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    find: async keyId => {
      const known = keys.find(key => key.kid === keyId);
      if (known || ports.clock.now() - readAtMs < KEYS_REREAD_MIN_MS) return known;
      keys = await readKeys(ports);
      readAtMs = ports.clock.now();
      return keys.find(key => key.kid === keyId);
    },
  };
}

async function readKeys(ports: OAuthPorts): Promise<readonly PublicKey[]> {
  const answer = await exchangeHttp(ports.http, {
    method: 'GET',
    url: ports.environment.jwksUrl,
    headers: { accept: 'application/json' },
  });
  const text = new TextDecoder().decode(answer.bytes);
  try {
    return keySet.parse(JSON.parse(text)).keys;
  } catch (error) {
    throw malformedAnswer('The signing keys cannot be read', { httpStatus: answer.status }, error);
  }
}
