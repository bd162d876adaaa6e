import { jsonAnswer, type HttpAnswer } from '../http/exchange.ts';

/** Headers of every token endpoint answer (protocol.md §1.4). */
const NO_STORE = { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' };

export function oauthAnswer(status: number, value: unknown): HttpAnswer {
  return jsonAnswer(status, value, { ...NO_STORE });
}

/** `{"error", "error_description"?}`, in that order (protocol.md §1.7). */
export function oauthError(status: number, error: string, description?: string): HttpAnswer {
  return oauthAnswer(status, description === undefined ? { error } : { error, error_description: description });
}

export function methodNotAllowed(allow: string): HttpAnswer {
  return jsonAnswer(405, { error: 'method_not_allowed', error_description: `Use ${allow}.` }, { allow });
}
