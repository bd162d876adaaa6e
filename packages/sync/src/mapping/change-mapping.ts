import type { ConflictRule } from '../policy/policy.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { FieldMapping, KindMapping, MappingDirection } from './field-mapping.ts';
import { mappingIssues, type MappingIssue } from './mapping-issues.ts';

/** `off`: the field stays as it is on both sides. */
export type ChosenDirection = MappingDirection | 'off';

/** What a person chose for one field; what is absent stays as the standard has it. */
export interface FieldChange {
  readonly direction?: ChosenDirection | undefined;
  /** Null: the rule of the kind. */
  readonly conflict?: ConflictRule | null | undefined;
  /** The books field that it pairs with. */
  readonly books?: string | undefined;
}

/** Changes by workspace field. */
export type MappingChanges = Readonly<Record<string, FieldChange>>;

/** Fields without which a record cannot be made here or recognised: they always come in. */
const requiredFields: Readonly<Record<RecordKind, readonly string[]>> = {
  customer: ['displayName', 'currency'],
  item: ['name', 'type'],
  estimate: ['documentNumber', 'customer', 'issueDate', 'currency', 'lines'],
  invoice: ['documentNumber', 'customer', 'issueDate', 'currency', 'lines'],
  'credit-memo': ['documentNumber', 'customer', 'issueDate', 'currency', 'lines'],
  payment: ['customer', 'date', 'total', 'currency', 'allocations'],
};

export const isRequiredField = (kind: RecordKind, field: string): boolean => requiredFields[kind].includes(field);

/** Directions that make sense for a field: a figure of the books is never sent, a required field always comes in. */
export function directionsOf(kind: RecordKind, standard: FieldMapping): readonly ChosenDirection[] {
  const isRequired = isRequiredField(kind, standard.workspace);
  if (standard.direction !== 'both') return isRequired ? [standard.direction] : [standard.direction, 'off'];
  return isRequired ? ['both', 'in'] : ['both', 'in', 'out', 'off'];
}

/** Books fields that hold the same sort of value as the standard partner of a field, itself first. */
export function booksFieldsFor(standard: KindMapping, field: FieldMapping): readonly string[] {
  if (isRequiredField(standard.kind, field.workspace)) return [field.books];
  const alike = standard.fields.filter(other => other !== field && isAlike(other, field)).map(({ books }) => books);
  return [field.books, ...alike];
}

const isAlike = (a: FieldMapping, b: FieldMapping): boolean =>
  a.conversion.kind === b.conversion.kind &&
  a.fieldClass === b.fieldClass &&
  ['text', 'email'].includes(a.conversion.kind);

/** A kind's mapping with a person's changes in it: fields that are off are left out. */
export function changeMapping(standard: KindMapping, changes: MappingChanges): KindMapping {
  const fields = standard.fields.flatMap(field => {
    const {
      direction = field.direction,
      conflict = field.conflict,
      books = field.books,
    } = changes[field.workspace] ?? {};
    return direction === 'off' ? [] : [{ ...field, direction, conflict, books }];
  });
  return { ...standard, fields };
}

/** A change that cannot be made, beside what {@link mappingIssues} finds. */
export interface MappingChangeIssue extends Omit<MappingIssue, 'code'> {
  readonly code: MappingIssue['code'] | 'unknown-field' | 'direction-refused' | 'books-field-refused';
}

/** Everything that keeps changes from being saved; empty when they can. */
export function changeIssues(standard: KindMapping, changes: MappingChanges): readonly MappingChangeIssue[] {
  const own = Object.entries(changes).flatMap(([field, change]) => fieldIssues(standard, field, change));
  return [...own, ...mappingIssues(changeMapping(standard, changes))];
}

function fieldIssues(standard: KindMapping, name: string, change: FieldChange): readonly MappingChangeIssue[] {
  const field = standard.fields.find(candidate => candidate.workspace === name);
  if (field === undefined) {
    return [{ field: name, code: 'unknown-field', sentence: `There is no field ${name} to map.` }];
  }
  const directions = directionsOf(standard.kind, field);
  const refused =
    change.direction !== undefined && !directions.includes(change.direction)
      ? [{ field: name, code: 'direction-refused', sentence: refusalOf(standard.kind, field) } as const]
      : [];
  const isStrange = change.books !== undefined && !booksFieldsFor(standard, field).includes(change.books);
  const sentence = `${change.books ?? ''} does not hold the same sort of value as ${name}.`;
  return isStrange ? [...refused, { field: name, code: 'books-field-refused', sentence }] : refused;
}

function refusalOf(kind: RecordKind, field: FieldMapping): string {
  if (isRequiredField(kind, field.workspace))
    return `${field.workspace} is needed to make a record here: it must come in.`;
  return field.direction === 'in'
    ? `${field.workspace} is computed by the books: it can come in or stay off, but never be sent.`
    : `${field.workspace} cannot be read back from the books: it can be sent or stay off.`;
}
