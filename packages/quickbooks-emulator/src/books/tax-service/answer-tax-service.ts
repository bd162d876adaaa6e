import { bodyJson } from '../answer/call-parts.ts';
import { goodAnswer } from '../answer/make-answer.ts';
import { methodNotAllowed, noSuchPath } from '../answer/path-faults.ts';
import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { pacificMillis } from '../store/pacific-time.ts';
import { createTaxCode } from './create-tax-code.ts';

/** Answers `POST /taxservice/taxcode`; its answer stands without an envelope (entities.md §2.9). */
export function answerTaxService(company: Company, call: BooksCall): BooksAnswer {
  const [, resource, ...rest] = call.path;
  if (resource !== 'taxcode' || rest.length > 0) throw noSuchPath(call);
  if (call.method !== 'POST') throw methodNotAllowed(call);
  const created = createTaxCode(company, bodyJson(call), call.actor);
  const json = JSON.stringify({ ...created, time: pacificMillis(company.now()) });
  return goodAnswer(call, json, { entity: 'TaxCode', operation: 'create' });
}
