import type { Conversion, FieldClass, FieldMapping, LineFieldMapping, MappingDirection } from '../field-mapping.ts';
import type { RecordKind } from '../../record/record-kind.ts';

/** What makes a field different from a text of contact data that travels both ways under the kind's own rule. */
interface FieldTraits {
  readonly direction?: MappingDirection;
  readonly fieldClass?: FieldClass;
  readonly conversion?: Conversion;
  readonly conflict?: FieldMapping['conflict'];
}

/** A mapping between fields of the same name: connectors project their records onto these neutral names. */
export const field = (name: string, traits: FieldTraits = {}): FieldMapping => ({
  workspace: name,
  books: name,
  direction: traits.direction ?? 'both',
  conversion: traits.conversion ?? { kind: 'text' },
  fieldClass: traits.fieldClass ?? 'contact',
  conflict: traits.conflict ?? null,
});

/** A field that belongs to the accounting: at first contact the books' value stands. */
export const accountingField = (name: string, traits: FieldTraits = {}): FieldMapping =>
  field(name, { ...traits, fieldClass: 'accounting' });

/** Computed by the books alone: comes in, is never sent. The books are right about it. */
export const booksFigure = (name: string): FieldMapping =>
  accountingField(name, { direction: 'in', conversion: { kind: 'decimal' }, conflict: 'books-win' });

export const decimalField = (name: string, traits: FieldTraits = {}): FieldMapping =>
  accountingField(name, { ...traits, conversion: { kind: 'decimal' } });

export const booleanField = (name: string): FieldMapping => accountingField(name, { conversion: { kind: 'same' } });

export const referenceField = (name: string, to: RecordKind): FieldMapping =>
  accountingField(name, { conversion: { kind: 'reference', to } });

/** The parts of an address, each a field of its own: two people may correct the street and the city apart. */
export const addressFields = (prefix: string): readonly FieldMapping[] =>
  ['line1', 'line2', 'line3', 'city', 'region', 'postalCode', 'country'].map(part => field(`${prefix}.${part}`));

export const lineField = (
  name: string,
  conversion: LineFieldMapping['conversion'] = { kind: 'text' },
): LineFieldMapping => ({ workspace: name, books: name, conversion });
