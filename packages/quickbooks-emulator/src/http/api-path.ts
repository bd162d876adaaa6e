/** The parts of `/v3/company/{realmId}/…`. */
export interface ApiPath {
  readonly realmId: string;
  /** Percent-decoded. */
  readonly segments: readonly string[];
}

export const API_PREFIX = '/v3/company/';

/** Splits an API path; undefined when an escape in it does not decode. */
export function parseApiPath(path: string): ApiPath | undefined {
  const rest = path.slice(API_PREFIX.length);
  const parts = (rest.endsWith('/') ? rest.slice(0, -1) : rest).split('/');
  try {
    const [realmId = '', ...segments] = rest.includes('%') ? parts.map(decodeURIComponent) : parts;
    return { realmId, segments };
  } catch {
    return undefined;
  }
}
