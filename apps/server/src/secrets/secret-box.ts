import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SecretFault } from './secret-fault.ts';

/** A key with its name. The name is stored with everything it sealed, so that keys can be changed one after the other. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Where a secret belongs: table, row, column. It is bound into the sealed text: a text that somebody copies to another row or
 * column does not open there.
 */
export type SecretPlace = readonly [table: string, rowId: string, column: string];

/** Seals what must not be readable by whoever reads the database or a backup of it. */
export interface SecretBox {
  readonly seal: (plain: string, place: SecretPlace) => string;
  /** Throws `SecretFault` when the text was altered, moved, or sealed with a key we do not have. */
  readonly open: (sealed: string, place: SecretPlace) => string;
  /** Whether it was sealed with an older key and should be sealed again. */
  readonly isOutdated: (sealed: string) => boolean;
}

const algorithm = 'aes-256-gcm';
const format = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under the first of the keys; the others only open what they sealed earlier. */
export function createSecretBox(keys: readonly [SecretKey, ...SecretKey[]]): SecretBox {
  const current = keys[0];
  const byId = new Map(keys.map(key => [key.id, key]));
  return {
    seal: (plain, place) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, current.bytes, nonce).setAAD(placeBytes(place));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${format}.${current.id}.${sealed.toString('base64url')}`;
    },
    open: (sealed, place) => {
      const [version, id, payload] = sealed.split('.');
      const key = byId.get(id ?? '');
      if (version !== format || payload === undefined) throw new SecretFault('unreadable', place);
      if (key === undefined) throw new SecretFault('unknown-key', place);
      return decipher(Buffer.from(payload, 'base64url'), key, place);
    },
    isOutdated: sealed => sealed.split('.')[1] !== current.id,
  };
}

function decipher(payload: Buffer, key: SecretKey, place: SecretPlace): string {
  try {
    const cipher = createDecipheriv(algorithm, key.bytes, payload.subarray(0, nonceBytes));
    cipher.setAAD(placeBytes(place)).setAuthTag(payload.subarray(-tagBytes));
    const body = payload.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
  } catch (error) {
    throw new SecretFault('unreadable', place, error);
  }
}

// JSON keeps ("a", "bc") and ("ab", "c") apart.
function placeBytes(place: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(place));
}
