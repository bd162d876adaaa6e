import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** A JSON Web Key as `/op/v1/jwks` shows it. */
export interface PublicJwk {
  readonly kty: string;
  readonly e: string;
  readonly use: 'sig';
  readonly kid: string;
  readonly alg: 'RS256';
  readonly n: string;
}

export interface KeyInUse {
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
}

const MODULUS_BITS = 2048;

/** The key that signs id_tokens. Making one takes a moment, so it is made when it is first asked for, off the main thread. */
export class SigningKey {
  readonly #made: (pem: string) => void;
  #key: Promise<KeyInUse> | undefined;

  /** `made` receives a new private key as PEM, to be kept. */
  constructor(made: (pem: string) => void) {
    this.#made = made;
  }

  get(): Promise<KeyInUse> {
    this.#key ??= this.#generate();
    return this.#key;
  }

  restore(pem: string): void {
    this.#key = Promise.resolve(keyInUse(createPrivateKey(pem)));
  }

  async #generate(): Promise<KeyInUse> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
    this.#made(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    return keyInUse(privateKey);
  }
}

function keyInUse(privateKey: KeyObject): KeyInUse {
  const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (n === undefined || e === undefined)
    throw new Error('The signing key is not an RSA key: delete it from the data.');
  const kid = createHash('sha256').update(n).digest('base64url').slice(0, 24);
  return { privateKey, publicJwk: { kty: 'RSA', e, use: 'sig', kid, alg: 'RS256', n } };
}
