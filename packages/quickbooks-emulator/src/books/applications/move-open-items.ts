import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import { objectAt, objectsAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import type { Party } from '../ledger/posting.ts';
import { recordOf } from '../store/snapshot.ts';
import { partyOfJournalLine } from '../transactions/party.ts';
import { amendRecord } from '../write/amend-record.ts';
import { applicationsOf } from './applications.ts';

/**
 * Hands the journal entries of one customer or vendor to another, as a merge does: their names can be of either list,
 * so that no reference of the schema leads to them. What payments applied to them moves along.
 */
export function moveOpenItems(company: Company, from: Party, to: Party): void {
  const [entity = '', id = ''] = to.split(':');
  const name = textAt(company.table(entity === 'Customer' ? 'Customer' : 'Vendor').record(id) ?? {}, 'DisplayName');
  const reference = { value: id, ...(name === undefined ? {} : { name }) };
  for (const snapshot of [...company.table('JournalEntry').inIdOrder()]) {
    const lines = movedLines(recordOf(snapshot), from, { Type: entity, EntityRef: reference });
    if (lines === undefined) continue;
    amendRecord(company, getDefinition('JournalEntry'), { id: snapshot.id, changes: { Line: lines }, touches: true });
  }
  applicationsOf(company).moveParty(from, to);
}

function movedLines(record: BooksRecord, from: Party, entity: JsonObject): JsonObject[] | undefined {
  const lines = objectsAt(record, 'Line');
  if (!lines.some(line => namesParty(line, from))) return undefined;
  return lines.map(line => {
    if (!namesParty(line, from)) return line;
    return { ...line, JournalEntryLineDetail: { ...objectAt(line, 'JournalEntryLineDetail'), Entity: entity } };
  });
}

function namesParty(line: JsonObject, party: Party): boolean {
  const detail = objectAt(line, 'JournalEntryLineDetail');
  return detail !== undefined && partyOfJournalLine(detail) === party;
}
