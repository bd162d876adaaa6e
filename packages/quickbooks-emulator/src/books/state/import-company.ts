import { Company, type CompanyDependencies } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { allDefinitions } from '../entities/registry.ts';
import { flagAt, objectAt, objectsAt, textAt, type BooksRecord, type JsonObject, type JsonValue } from '../json.ts';
import { LEDGER } from '../ledger/ledger-room.ts';
import type { Edition, Profile, TaxModel, TaxWord } from '../profiles/profile.ts';
import { REQUEST_IDS } from '../replay/replay-requests.ts';
import { instantsOf, keepWarm, type Snapshot } from '../store/snapshot.ts';
import type { Room } from '../store/room.ts';
import { DEFAULT_SWITCHES, withSwitches } from '../switches.ts';
import { nameKeyOf } from '../write/save-snapshot.ts';
import { scopeOf } from '../write/unique-name.ts';
import { EXPORT_FORMAT } from './export-company.ts';

/** Rooms whose state travels; all others are rebuilt from the records when first asked for. */
const TRAVELLING_ROOMS: readonly Room<unknown>[] = [LEDGER, REQUEST_IDS];

/** An export that cannot be read; the message says what is wrong with it. */
export class ImportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImportError';
  }
}

/** Opens a company from what `exportCompany` gave, under a realm id of its own. Throws ImportError. */
export function importCompany(exported: JsonObject, realmId: string, dependencies: CompanyDependencies): Company {
  if (exported['format'] !== EXPORT_FORMAT) {
    throw new ImportError(
      `The export has format ${JSON.stringify(exported['format'])}; this emulator reads format ${EXPORT_FORMAT}.`,
    );
  }
  const identity = { realmId, name: textAt(exported, 'name') ?? 'Imported company', profile: profileIn(exported) };
  const company = new Company(identity, dependencies);
  company.switches = withSwitches(DEFAULT_SWITCHES, objectAt(exported, 'switches') ?? {});
  company.readOnly = flagAt(exported, 'readOnly') ?? false;
  const tables = objectAt(exported, 'tables') ?? {};
  for (const definition of allDefinitions()) importTable(company, definition, objectAt(tables, definition.name) ?? {});
  company.sequences.load(numbersIn(objectAt(exported, 'sequences') ?? {}));
  importRooms(company, objectAt(exported, 'rooms') ?? {});
  importFiles(company, exported);
  return company;
}

function profileIn(exported: JsonObject): Profile {
  const profile = objectAt(exported, 'profile');
  if (profile === undefined) throw new ImportError('The export has no profile.');
  const member = (name: string) => {
    const value = textAt(profile, name);
    if (value === undefined) throw new ImportError(`The profile in the export has no ${name}.`);
    return value;
  };
  return {
    country: member('country'),
    edition: member('edition') as Edition,
    homeCurrency: member('homeCurrency'),
    taxModel: member('taxModel') as TaxModel,
    taxWord: member('taxWord') as TaxWord,
    timeZone: member('timeZone'),
  };
}

function importTable(company: Company, definition: EntityDefinition, table: JsonObject): void {
  const writers = Array.isArray(table['writers']) ? (table['writers'] as readonly JsonValue[]) : [];
  for (const [index, record] of objectsAt(table, 'records').entries()) {
    const writer = writers[index];
    importRecord(company, definition, { record, writer: typeof writer === 'string' ? writer : '' });
  }
  company.table(definition.name).tombstones = objectsAt(table, 'tombstones').flatMap(tombstone => {
    const [id, atMs] = [textAt(tombstone, 'id'), tombstone['atMs']];
    return id === undefined || typeof atMs !== 'number' ? [] : [{ id, atMs }];
  });
}

function importRecord(
  company: Company,
  definition: EntityDefinition,
  { record, writer }: { readonly record: BooksRecord; readonly writer: string },
): void {
  const id = textAt(record, 'Id');
  if (id === undefined) throw new ImportError(`A ${definition.name} in the export has no Id.`);
  const snapshot: Snapshot = {
    id,
    idNumber: Number(id),
    active: record['Active'] !== false,
    nameKey: nameKeyOf(record, definition),
    ...instantsOf(record),
    sequence: company.nextWrite(),
    writer,
    live: true,
    slab: undefined,
    from: 0,
    to: 0,
    record,
  };
  company.table(definition.name).restore(id, snapshot);
  keepWarm(snapshot);
  const name = definition.uniqueName === undefined ? undefined : textAt(record, definition.uniqueName.property);
  if (name !== undefined) company.uniqueNames.take(scopeOf(definition, record), name, { entity: definition.name, id });
}

function importRooms(company: Company, rooms: JsonObject): void {
  for (const room of TRAVELLING_ROOMS) {
    const json = rooms[room.name];
    if (json !== undefined && room.fromJson !== undefined) company.furnish(room, room.fromJson(json, company));
  }
}

function importFiles(company: Company, exported: JsonObject): void {
  for (const file of objectsAt(exported, 'files')) {
    const [id, base64] = [textAt(file, 'id'), textAt(file, 'base64')];
    if (id === undefined || base64 === undefined) continue;
    company.files.set(id, {
      bytes: Buffer.from(base64, 'base64'),
      fileName: textAt(file, 'fileName') ?? '',
      contentType: textAt(file, 'contentType') ?? 'application/octet-stream',
    });
  }
}

function numbersIn(sequences: JsonObject): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [series, value] of Object.entries(sequences)) if (typeof value === 'number') numbers[series] = value;
  return numbers;
}
