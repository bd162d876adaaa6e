import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { definitionNamed } from '../entities/registry.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { isRealEntity } from '../entities/real-entities.ts';
import { notEmulated } from '../faults/faults.ts';
import type { Draft, JsonObject } from '../json.ts';
import { presentBytes, presentRecord } from '../render/present.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { parseStatement } from './parse-statement.ts';
import { queryFault } from './query-faults.ts';
import { resolveProperty } from './resolve-property.ts';
import { selectSnapshots } from './select-snapshots.ts';
import type { Statement } from './statement.ts';

const PAGE_DEFAULT = 100;
const PAGE_MAX = 1000;

/** What a query found, ready for its envelope. */
export interface QueryOutcome {
  readonly entity: EntityName;
  /** JSON of the `QueryResponse` member, in UTF-8. */
  readonly json: Uint8Array;
}

/** Answers a statement of the query language (protocol.md §3). Faults 4000 and 4001. */
export function runQuery(company: Company, statementText: string): QueryOutcome {
  const statement = parseStatement(statementText);
  const definition = definitionOf(statement);
  if (statement.projection.kind === 'count') {
    const everything = { start: 0, size: Number.MAX_SAFE_INTEGER };
    const rows = selectSnapshots(company, definition, { statement: { ...statement, order: [] }, window: everything });
    return { entity: definition.name, json: Buffer.from(`{"totalCount":${rows.length}}`) };
  }
  const size = pageSize(company, statement);
  const start = statement.startPosition ?? 1;
  const rows = selectSnapshots(company, definition, { statement, window: { start: start - 1, size } });
  if (rows.length === 0) return { entity: definition.name, json: Buffer.from('{}') };
  const page = rowBytes(company, definition, { statement, rows });
  const allFit = start === 1 && rows.length < size;
  const total = definition.tellsTotal === true && allFit ? rows.length : undefined;
  return { entity: definition.name, json: pageJson(page, { entity: definition.name, start, total }) };
}

const COMMA = Buffer.from(',');

/** `{"Customer":[…],"startPosition":1,"maxResults":2}`, with `totalCount` where it is told, put together without decoding a row. */
function pageJson(
  rows: readonly Uint8Array[],
  page: { readonly entity: EntityName; readonly start: number; readonly total: number | undefined },
): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(`{"${page.entity}":[`)];
  for (const [index, row] of rows.entries()) {
    if (index > 0) parts.push(COMMA);
    parts.push(row);
  }
  const total = page.total === undefined ? '' : `,"totalCount":${page.total}`;
  parts.push(Buffer.from(`],"startPosition":${page.start},"maxResults":${rows.length}${total}}`));
  return Buffer.concat(parts);
}

function definitionOf(statement: Statement): EntityDefinition {
  const definition = definitionNamed(statement.entity);
  if (definition !== undefined) return definition;
  if (isRealEntity(statement.entity)) throw notEmulated(`the entity ${statement.entity}`);
  throw queryFault(`Entity ${statement.entity.slice(0, 60)} not found`);
}

/** 100 unless asked for; above 1000 it is cut or refused (a switch). */
function pageSize(company: Company, statement: Statement): number {
  const asked = statement.maxResults ?? PAGE_DEFAULT;
  if (asked <= PAGE_MAX) return asked;
  if (company.switches.maxResultsOverLimit === 'clamp') return PAGE_MAX;
  throw queryFault(`value ${asked} is too large. Max allowed value is ${PAGE_MAX}`);
}

function rowBytes(
  company: Company,
  definition: EntityDefinition,
  result: { readonly statement: Statement; readonly rows: readonly Snapshot[] },
): readonly Uint8Array[] {
  const { projection } = result.statement;
  if (projection.kind !== 'fields') return result.rows.map(row => presentBytes(company, definition, row));
  const paths = projection.names.map(name => resolveProjected(definition, name));
  return result.rows.map(row => Buffer.from(JSON.stringify(projected(presentRecord(company, definition, row), paths))));
}

/** Fields may be named although the documents deny it; what comes back then is marked sparse (protocol.md §3.2). */
function resolveProjected(definition: EntityDefinition, name: string): readonly string[] {
  const [top = ''] = name.split('.');
  const property = Object.keys(definition.fields).find(field => field.toLowerCase() === top.toLowerCase());
  return property === undefined ? resolveProperty(definition, name).path : [property];
}

function projected(record: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  const row: Draft = {};
  for (const [name] of paths) if (name !== undefined && record[name] !== undefined) row[name] = record[name];
  return { ...row, domain: 'QBO', sparse: true, Id: record['Id'] };
}
