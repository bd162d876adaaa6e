import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { goodAnswer } from '../answer/make-answer.ts';
import { missingParameter } from '../faults/faults.ts';
import { memberJson } from '../render/envelope.ts';
import { readChanges } from './read-changes.ts';

/** Answers `GET /cdc?entities=Invoice,Customer&changedSince=…` (protocol.md §4). */
export function answerChanges(company: Company, call: BooksCall): BooksAnswer {
  const entities = call.query.get('entities') ?? '';
  const changedSince = call.query.get('changedSince') ?? '';
  if (entities.trim() === '') throw missingParameter('entities');
  if (changedSince.trim() === '') throw missingParameter('changedSince');
  const text = readChanges(company, { entities: entities.split(','), changedSince });
  return goodAnswer(call, memberJson('CDCResponse', `[${text}]`, company.now()), { operation: 'cdc', metered: 1 });
}
