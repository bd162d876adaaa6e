import type { ChangeOperation } from '../call.ts';
import type { Company } from '../company.ts';
import type { EntityDefinition, WriteContext } from '../entities/entity-definition.ts';
import { missingParameter } from '../faults/faults.ts';
import type { BooksRecord, Draft, JsonObject } from '../json.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';
import { settleActivity } from './deactivate.ts';
import { fieldsOf } from './entity-fields.ts';
import { noteRename } from './follow-renames.ts';
import { saveNextVersion } from './save-next-version.ts';
import { saveSnapshot } from './save-snapshot.ts';
import { settleAddresses } from './settle-addresses.ts';
import { holdName } from './unique-name.ts';

/** The series that gives an entity its ids: transactions share one, each list has its own (entities.md §1). */
export function idSeriesOf(definition: EntityDefinition): string {
  return definition.kind === 'transaction' ? 'transaction' : definition.name;
}

/** Stores a new record whose draft is complete, and tells of it. */
export function insertRecord(company: Company, definition: EntityDefinition, work: InsertWork): Snapshot {
  const { draft, context } = work;
  settleAddresses(company, definition, { draft, previous: undefined });
  const id = work.id ?? String(company.sequences.next(idSeriesOf(definition)));
  holdName(company, definition, { id, draft, previous: undefined });
  const stamp = { id, syncToken: 0, createdAtMs: context.at, updatedAtMs: context.at, writer: context.actor.userName };
  const saved = saveSnapshot(company, definition, { draft, stamp });
  company.announce({ entity: definition.name, id, operation: 'Create', atMs: context.at });
  definition.afterSave?.(recordOf(saved), undefined, context);
  return latest(company, definition, saved);
}

/** What an insert needs. */
export interface InsertWork {
  readonly draft: Draft;
  readonly context: WriteContext;
  /** A given id instead of the next of the series: singletons and seeds. */
  readonly id?: string;
}

/** Stores the next version of a record, and tells of it. */
export function replaceRecord(company: Company, definition: EntityDefinition, work: ReplaceWork): Snapshot {
  const { draft, current, context, operation } = work;
  const previous = recordOf(current);
  settleAddresses(company, definition, { draft, previous });
  settleActivity(company, definition, { draft, previous });
  holdName(company, definition, { id: current.id, draft, previous });
  const saved = saveNextVersion(company, definition, {
    draft,
    current,
    atMs: context.at,
    writer: context.actor.userName,
  });
  company.announce({ entity: definition.name, id: current.id, operation, atMs: context.at });
  if (definition.kind === 'list') noteRename(company, definition.name, { saved: recordOf(saved), previous });
  definition.afterSave?.(recordOf(saved), previous, context);
  return latest(company, definition, saved);
}

/** What a replacement needs. */
export interface ReplaceWork {
  readonly draft: Draft;
  readonly current: Snapshot;
  readonly context: WriteContext;
  readonly operation: ChangeOperation;
}

/** What afterSave left: it may have written the record again, with balances or links. */
function latest(company: Company, definition: EntityDefinition, saved: Snapshot): Snapshot {
  return company.table(definition.name).find(saved.id) ?? saved;
}

/** Refuses a draft that lacks a required field, 2020. */
export function requireFields(
  definition: EntityDefinition,
  draft: BooksRecord | Draft,
  sent: { readonly parsed: JsonObject; readonly verb: WriteContext['verb'] },
): void {
  for (const [name, rule] of requiredOf(definition)) {
    if (draft[name] === undefined || (rule === 'write' && sent.parsed[name] === undefined))
      throw missingParameter(name);
  }
}

const required = new WeakMap<EntityDefinition, readonly (readonly [string, 'create' | 'write'])[]>();

function requiredOf(definition: EntityDefinition): readonly (readonly [string, 'create' | 'write'])[] {
  let rules = required.get(definition);
  if (rules === undefined) {
    rules = Object.entries(fieldsOf(definition)).flatMap(([name, field]) =>
      field.required === undefined ? [] : [[name, field.required] as const],
    );
    required.set(definition, rules);
  }
  return rules;
}
