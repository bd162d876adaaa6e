import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { BooksRecord } from '../json.ts';
import { bytesOf, peekRecord, textOf, type Snapshot } from '../store/snapshot.ts';

/** The JSON text of a record as answered: the stored text, unless the entity computes some of its fields. */
export function presentText(company: Company, definition: EntityDefinition, snapshot: Snapshot): string {
  if (definition.compute === undefined) return textOf(snapshot);
  return JSON.stringify(presentRecord(company, definition, snapshot));
}

/** The record as answered. */
export function presentRecord(company: Company, definition: EntityDefinition, snapshot: Snapshot): BooksRecord {
  const record = peekRecord(snapshot);
  return definition.compute === undefined ? record : { ...record, ...definition.compute(record, company) };
}

/** The JSON of a record as answered, in UTF-8. */
export function presentBytes(company: Company, definition: EntityDefinition, snapshot: Snapshot): Uint8Array {
  if (definition.compute === undefined) return bytesOf(snapshot);
  return Buffer.from(presentText(company, definition, snapshot));
}
