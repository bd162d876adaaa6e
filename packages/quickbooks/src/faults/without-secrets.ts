/** Shorter texts are no secrets and occur by chance. */
const SECRET_LENGTH_MIN = 8;

/** What an answer repeats of the secrets that its request carried must not reach a message, a log or a screen. */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  let left = text;
  for (const secret of secrets) {
    if (secret !== undefined && secret.length >= SECRET_LENGTH_MIN) left = left.replaceAll(secret, '…');
  }
  return left;
}

const namedToken = /\b(token [a-z]+: ?)[\w.~+/=-]{4,}/gi;

/** The gateway names the token that it refuses, whole or cut: `Token expired: AB01…` (protocol.md §8.1). */
export function withoutNamedToken(text: string): string {
  return text.replace(namedToken, '$1…');
}
