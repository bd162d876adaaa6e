import type { EntityName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import type { Answer, AnswerContent, CallMeta } from './call.ts';
import { malformedAnswer } from './read-answer.ts';

/** The parsed document of an answer. */
export function documentOf(answer: Answer<AnswerContent>): Readonly<Record<string, unknown>> {
  if (answer.value.kind === 'document') return answer.value.document;
  throw malformedAnswer('The answer is not a document', answer.meta);
}

/**
 * The record of an answer. Only what every caller relies on is checked: that it is there and has an id. Some calls answer 200 with
 * nothing done, such as voiding a journal entry (protocol.md §2.5); that is found here.
 */
export function recordOf<Name extends EntityName>(answer: Answer<AnswerContent>, name: Name): Entity<Name> {
  return checkRecord(documentOf(answer)[name], name, answer.meta);
}

/** The records of a list that is absent when it is empty. */
export function recordsOf<Name extends EntityName>(list: unknown, name: Name, meta: CallMeta): readonly Entity<Name>[] {
  if (list === undefined || list === null) return [];
  const records: readonly unknown[] = Array.isArray(list) ? list : [list];
  return records.map(record => checkRecord(record, name, meta));
}

function checkRecord<Name extends EntityName>(record: unknown, name: Name, meta: CallMeta): Entity<Name> {
  const isRecord = typeof record === 'object' && record !== null && 'Id' in record && typeof record.Id === 'string';
  if (!isRecord) throw malformedAnswer(`The answer holds no ${name} with an Id`, meta);
  // The border: what QuickBooks documents for this kind of record is believed from here on.
  return record as unknown as Entity<Name>;
}
