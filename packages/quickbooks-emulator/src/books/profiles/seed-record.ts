import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { getDefinition } from '../entities/registry.ts';
import type { Draft, JsonObject } from '../json.ts';
import { EMULATOR_ACTOR } from '../write/write-options.ts';
import { idSeriesOf, insertRecord } from '../write/write-record.ts';

/** Puts a record with a fixed id into a new company, with the defaults of its entity but without a caller. */
export function seedRecord(
  company: Company,
  entity: EntityName,
  record: { readonly id: string; readonly fields: JsonObject },
): void {
  const definition = getDefinition(entity);
  const draft: Draft = { ...record.fields };
  if (definition.kind === 'list' && definition.fields['Active'] !== undefined) draft['Active'] ??= true;
  const at = company.now();
  const context = { company, verb: 'create' as const, include: NONE, at, actor: EMULATOR_ACTOR, sent: record.fields };
  company.atomically(() => {
    definition.prepareCreate?.(draft, context);
    insertRecord(company, definition, { draft, context, id: record.id });
    const number = Number(record.id);
    if (Number.isSafeInteger(number)) company.sequences.raiseTo(idSeriesOf(definition), number);
  });
}

const NONE: ReadonlySet<string> = new Set();
