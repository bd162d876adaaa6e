import type { Answer, CallOptions, Send } from '../transport/call.ts';
import { documentOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import type { ExchangeRate } from './currency.ts';

/** Which rate: home units for one unit of `currency` on `date`. */
export interface ExchangeRateRequest {
  /** ISO code. */
  readonly currency: string;
  /** `YYYY-MM-DD`; today when absent. */
  readonly date?: string | undefined;
}

export async function readExchangeRate(
  send: Send,
  realmId: string,
  request: ExchangeRateRequest & { readonly options: CallOptions },
): Promise<Answer<ExchangeRate>> {
  const answer = await send({
    ...request.options,
    realmId,
    method: 'GET',
    path: 'exchangerate',
    params: { sourcecurrencycode: request.currency, asofdate: request.date },
    accept: 'document',
    effect: 'read',
    meteredReads: 1,
  });
  const rate = documentOf(answer)['ExchangeRate'];
  if (!isExchangeRate(rate)) throw malformedAnswer('The answer has no exchange rate', answer.meta);
  return { value: rate, meta: answer.meta };
}

function isExchangeRate(value: unknown): value is ExchangeRate {
  return typeof value === 'object' && value !== null && 'Rate' in value && typeof value.Rate === 'string';
}
