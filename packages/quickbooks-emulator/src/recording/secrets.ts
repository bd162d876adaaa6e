/** Members of JSON bodies, forms and queries that let somebody in. */
const SECRET_NAMES = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'client_id',
  'code',
  'token',
] as const;

const IN_JSON = new RegExp(`("(?:${SECRET_NAMES.join('|')})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)(")`, 'g');
const IN_FORM = new RegExp(`((?:^|[?&])(?:${SECRET_NAMES.join('|')})=)([^&]*)`, 'g');
/** Fault codes are called `code` too; they are short and only digits. */
const FAULT_CODE = /^\d{1,6}$/;

/**
 * Takes secrets out of texts. The same secret always becomes the same placeholder, so that a recorded session still
 * hangs together: the refresh token that was handed out is the one that is sent back.
 */
export class SecretRemover {
  readonly #placeholders = new Map<string, string>();

  /** A JSON or form body, or a query. */
  clean(text: string): string {
    return text
      .replace(IN_JSON, (whole, ...[before = '', secret = '', after = '']: string[]) =>
        FAULT_CODE.test(secret) ? whole : `${before}${this.#placeholder(secret)}${after}`,
      )
      .replace(IN_FORM, (_, before: string, secret: string) => before + this.#placeholder(decode(secret)));
  }

  #placeholder(secret: string): string {
    let placeholder = this.#placeholders.get(secret);
    if (placeholder === undefined) {
      placeholder = `removed-${this.#placeholders.size + 1}`;
      this.#placeholders.set(secret, placeholder);
    }
    return placeholder;
  }
}

/** Forms escape what JSON does not: the same token must be recognised in both. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text with every secret and placeholder blanked: what two requests are compared by. */
export function withoutSecrets(text: string): string {
  return text.replace(IN_JSON, '$1$3').replace(IN_FORM, '$1');
}
