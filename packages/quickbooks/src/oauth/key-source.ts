import { z } from 'zod';
import type { OAuthPorts } from './oauth-ports.ts';
import { readPublicDocument } from './read-public-document.ts';

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
  return readPublicDocument(ports.http, {
    url: ports.environment.jwksUrl,
    what: 'The list of signing keys',
    read: json => keySet.parse(json).keys,
  });
}
