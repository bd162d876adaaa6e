import { sql } from 'kysely';
import type { MappedField, MappingSet } from '@tieout/api';
import {
  allowsIn,
  allowsOut,
  booksFieldsFor,
  directionsOf,
  isRequiredField,
  recordKinds,
  type FieldMapping,
  type KindMapping,
  type MappedFieldChange,
  type Policy,
  type RecordKind,
} from '@tieout/sync';
import { fieldLabel } from '../../../plans/field-label.ts';
import type { Db } from '../../../store/store.ts';
import { standardMappings } from '../mapping/kind-mappings.ts';
import type { Configuration } from './configuration.ts';
import { effectivePolicies } from './effective-rules.ts';

/** The mappings of a connection as the API shows them, each field with its state (HUB-29). */
export async function mappingSetOf(db: Db, configuration: Configuration): Promise<MappingSet> {
  const problems = await countProblems(db, configuration.connectionId);
  const policies = effectivePolicies(configuration);
  return {
    connectionId: configuration.connectionId,
    kinds: recordKinds.map(kind => {
      const standard = standardMappings[kind];
      const fields = standard.fields.map(field => {
        const change = configuration.mappings[kind]?.[field.workspace] ?? {};
        const count = problems.get(problemKey(kind, field.workspace)) ?? 0;
        return mappedField(field, { standard, change, policy: policies[kind], problemCount: count });
      });
      return { kind, fields };
    }),
    version: configuration.version,
  };
}

const problemKey = (kind: string, field: string): string => `${kind} ${field}`;

/** Open problems by the fields that their details name: conflicts and values without a counterpart. */
async function countProblems(db: Db, connectionId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly kind: string; readonly field: string; readonly count: string }>`
    select p.record_kind as kind, f.field #>> '{}' as field, count(distinct p.id) as count
    from problem p cross join lateral jsonb_path_query(p.detail, 'lax $.**.field') as f(field)
    where p.connection_id = ${connectionId} and p.settled_at is null group by 1, 2`.execute(db);
  return new Map(rows.map(({ kind, field, count }) => [problemKey(kind, field), Number(count)]));
}

interface FieldContext {
  readonly standard: KindMapping;
  readonly change: MappedFieldChange;
  readonly policy: Policy;
  readonly problemCount: number;
}

function mappedField(field: FieldMapping, context: FieldContext): MappedField {
  const { standard, change, policy } = context;
  const { direction = field.direction, conflict = field.conflict, books = field.books } = change;
  const chosen = { direction, conflict, booksField: books };
  return {
    ...chosen,
    field: field.workspace,
    label: fieldLabel(field.workspace),
    booksLabel: fieldLabel(books),
    fieldClass: field.fieldClass,
    effectiveConflict: conflict ?? policy.conflict,
    directions: [...directionsOf(policy.kind, field)],
    booksFields: booksFieldsFor(standard, field).map(name => ({ field: name, label: fieldLabel(name) })),
    isRequired: isRequiredField(policy.kind, field.workspace),
    standard: { direction: field.direction, conflict: field.conflict, booksField: field.books },
    isEdited: Object.keys(change).length > 0,
    state: stateOf(direction, context),
  };
}

/** Where a field really goes: the way of the field, as far as the rules of its kind go that way too. */
function stateOf(direction: MappedField['direction'], { policy, problemCount }: FieldContext): MappedField['state'] {
  const comesIn = allowsIn(policy) && policy.here.update && direction !== 'out' && direction !== 'off';
  const goesOut = allowsOut(policy) && policy.there.update && direction !== 'in' && direction !== 'off';
  const kind = problemCount > 0 ? 'problem' : comesIn && goesOut ? 'in-step' : comesIn ? 'in' : goesOut ? 'out' : 'off';
  return { kind, sentence: sentenceOf(kind, { direction, problemCount }), problemCount };
}

interface StateWords {
  readonly direction: MappedField['direction'];
  readonly problemCount: number;
}

function sentenceOf(kind: MappedField['state']['kind'], { direction, problemCount }: StateWords): string {
  switch (kind) {
    case 'problem':
      return problemCount === 1 ? 'One record needs an answer.' : `${problemCount} records need an answer.`;
    case 'in-step':
      return 'Changes go both ways.';
    case 'in':
      return 'Follows QuickBooks; changes made here stay here.';
    case 'out':
      return 'Sent to QuickBooks; changes made there stay there.';
    case 'off':
      return direction === 'off'
        ? 'Switched off: both sides keep their own.'
        : 'The rules of this kind carry no changes.';
    case 'not-kept':
      return 'Not kept here.';
  }
}

/** What is to be stored of the changes of one kind: nothing of what is standard. */
export function mappingChangesAfter(
  kind: RecordKind,
  stored: Readonly<Record<string, MappedFieldChange>>,
  changes: readonly { readonly field: string; readonly change: MappedFieldChange | null }[],
): Readonly<Record<string, MappedFieldChange>> {
  const after = new Map(Object.entries(stored));
  for (const { field, change } of changes) {
    const merged = change === null ? {} : withoutStandard(kind, field, { ...after.get(field), ...change });
    if (Object.keys(merged).length === 0) after.delete(field);
    else after.set(field, merged);
  }
  return Object.fromEntries(after);
}

function withoutStandard(kind: RecordKind, name: string, change: MappedFieldChange): MappedFieldChange {
  const standard = standardMappings[kind].fields.find(({ workspace }) => workspace === name);
  const entries = Object.entries(change).filter(
    ([key, value]) => value !== undefined && (standard === undefined || standard[key as keyof FieldMapping] !== value),
  );
  return Object.fromEntries(entries);
}
