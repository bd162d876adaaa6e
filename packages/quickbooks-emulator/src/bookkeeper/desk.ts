import { objectAt, objectsAt, textAt, type BooksRecord, type JsonObject, type JsonValue } from '../books/json.ts';
import type { EntityName } from '../books/entities/entity-name.ts';
import type { CompanyShelf } from '../companies/company-shelf.ts';
import type { ShelvedCompany } from '../companies/shelved-company.ts';

/** A person who works in the books by hand: through the pages, or through the control calls that act for one. */
export interface Desk {
  readonly shelf: CompanyShelf;
  readonly shelved: ShelvedCompany;
  readonly origin: string;
}

/** What QuickBooks shows an API writer as "the other user" in stale-object faults (protocol.md §2.8). */
export const BOOKKEEPER_NAME = 'Craig Carlson';

export type DeskOutcome =
  | { readonly kind: 'done'; readonly answer: JsonObject }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export interface DeskCall {
  readonly method: 'GET' | 'POST';
  /** Below `/v3/company/{realmId}`. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
}

/** A call as the API would take it, made by the bookkeeper: the same rules, no limits, not metered. */
export function callBooks({ shelf, shelved, origin }: Desk, call: DeskCall): DeskOutcome {
  const answer = shelf.call(shelved, {
    method: call.method,
    path: call.path,
    query: new URLSearchParams(call.query),
    accept: 'application/json',
    contentType: 'application/json',
    body: Buffer.from(call.body === undefined ? '' : JSON.stringify(call.body)),
    actor: { userName: BOOKKEEPER_NAME },
    origin,
  });
  if (answer.kind === 'pdf') return { kind: 'done', answer: { [answer.entity]: answer.record } };
  const parsed = JSON.parse(answer.body.toString()) as JsonObject;
  return refusalIn(parsed) ?? { kind: 'done', answer: parsed };
}

function refusalIn(answer: JsonObject): DeskOutcome | undefined {
  const fault = objectAt(answer, 'Fault');
  if (fault === undefined) return undefined;
  const [error] = objectsAt(fault, 'Error');
  const message = error && (textAt(error, 'Detail') ?? textAt(error, 'Message'));
  return { kind: 'refused', code: (error && textAt(error, 'code')) ?? '', message: message ?? 'Refused.' };
}

/** Path segment of an entity: its name in lower case (protocol.md §2.1). */
export function pathOf(entity: EntityName): string {
  return entity.toLowerCase();
}

export function readRecord(desk: Desk, entity: EntityName, id: string): BooksRecord | undefined {
  const outcome = callBooks(desk, { method: 'GET', path: [pathOf(entity), id] });
  return outcome.kind === 'done' ? objectAt(outcome.answer, entity) : undefined;
}

/** Creates a record, or updates it when the body has an `Id`. */
export function saveRecord(desk: Desk, entity: EntityName, record: JsonObject): DeskOutcome {
  return callBooks(desk, { method: 'POST', path: [pathOf(entity)], body: record });
}

/** A sparse update of the record as it is now. */
export function amendRecord(
  desk: Desk,
  record: BooksRecord,
  ...[entity, patch]: [EntityName, JsonObject]
): DeskOutcome {
  return saveRecord(desk, entity, { Id: record['Id'], SyncToken: record['SyncToken'], sparse: true, ...patch });
}

/** The rows of a query, and how many there are. */
export function queryRecords(desk: Desk, entity: EntityName, clauses: string): readonly BooksRecord[] {
  const statement = `select * from ${entity} ${clauses}`;
  const outcome = callBooks(desk, { method: 'GET', path: ['query'], query: { query: statement } });
  const response = outcome.kind === 'done' ? objectAt(outcome.answer, 'QueryResponse') : undefined;
  return response === undefined ? [] : objectsAt(response, entity);
}

export function countRecords(desk: Desk, entity: EntityName, clauses = ''): number {
  const query = `select count(*) from ${entity} ${clauses}`;
  const outcome = callBooks(desk, { method: 'GET', path: ['query'], query: { query } });
  const response = outcome.kind === 'done' ? objectAt(outcome.answer, 'QueryResponse') : undefined;
  const count: JsonValue | undefined = response?.['totalCount'];
  return typeof count === 'number' ? count : 0;
}
