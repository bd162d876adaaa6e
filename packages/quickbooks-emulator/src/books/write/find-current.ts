import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { invalidId, missingParameter, objectNotFound, staleObject } from '../faults/faults.ts';
import type { JsonObject } from '../json.ts';
import { textAt } from '../json.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';

const ID = /^\d{1,19}$/;

/** The stored version that a write names by Id and SyncToken. Faults 2030, 610, 2020 and 5010. */
export function findCurrent(company: Company, definition: EntityDefinition, sent: JsonObject): Snapshot {
  const id = definition.kind === 'singleton' ? (textAt(sent, 'Id') ?? '1') : textAt(sent, 'Id');
  if (id === undefined) throw missingParameter('Id');
  if (!ID.test(id)) throw invalidId(id.slice(0, 60));
  const current = company.table(definition.name).find(id);
  if (current === undefined) throw objectNotFound();
  const token = textAt(sent, 'SyncToken');
  if (token === undefined) throw missingParameter('SyncToken');
  if (token !== textAt(recordOf(current), 'SyncToken')) throw staleObject(current.writer);
  return current;
}
