import type { Company } from '../company.ts';
import { ENTITY_NAMES } from '../entities/entity-name.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { followRenames } from '../write/follow-renames.ts';
import { peekRecord } from '../store/snapshot.ts';

/** Version of the export's form; imports refuse others. */
export const EXPORT_FORMAT = 1;

/** Everything in a company's books as JSON: records, tombstones, counters, ledger, files, switches. */
export function exportCompany(company: Company): JsonObject {
  followRenames(company);
  const rooms: Record<string, JsonValue> = {};
  for (const { room, state } of company.openRooms()) {
    const json = room.toJson?.(state);
    if (json !== undefined) rooms[room.name] = json;
  }
  return {
    format: EXPORT_FORMAT,
    name: company.name,
    profile: { ...company.profile },
    switches: { ...company.switches },
    readOnly: company.readOnly,
    sequences: company.sequences.toJson(),
    tables: Object.fromEntries(ENTITY_NAMES.map(entity => [entity, exportTable(company, entity)])),
    rooms,
    files: [...company.files].map(([id, file]) => ({
      id,
      fileName: file.fileName,
      contentType: file.contentType,
      base64: Buffer.from(file.bytes).toString('base64'),
    })),
  };
}

/** Records in the order they were written, so that the order within a second survives. */
function exportTable(company: Company, entity: (typeof ENTITY_NAMES)[number]): JsonObject {
  const table = company.table(entity);
  const snapshots = [...table.inUpdateOrder()].sort((first, second) => first.sequence - second.sequence);
  return {
    records: snapshots.map(peekRecord),
    writers: snapshots.map(snapshot => snapshot.writer),
    tombstones: table.tombstones.map(({ id, atMs }) => ({ id, atMs })),
  };
}
