import type { Conversion, FieldMapping, KindMapping, MappingDirection } from './field-mapping.ts';

/** Something wrong with a mapping as edited, named by the workspace field it concerns. */
export interface MappingIssue {
  readonly field: string;
  readonly code: 'written-twice' | 'ambiguous-table' | 'name-unmapped' | 'empty-field';
  readonly sentence: string;
}

/**
 * Checks a kind's mappings before they are saved: what passes can be merged without two mappings fighting over a
 * field, and every value that goes there and comes back is the same value.
 */
export function mappingIssues(mapping: KindMapping): readonly MappingIssue[] {
  return [
    ...mapping.fields.filter(isEmpty).map(emptyIssue),
    ...writtenTwice(mapping.fields, 'workspace'),
    ...writtenTwice(mapping.fields, 'books'),
    ...mapping.fields.filter(field => isAmbiguous(field.conversion, field.direction)).map(ambiguousIssue),
    ...nameIssues(mapping),
  ];
}

const isEmpty = ({ workspace, books }: FieldMapping): boolean => workspace.trim() === '' || books.trim() === '';

const emptyIssue = ({ workspace }: FieldMapping): MappingIssue => ({
  field: workspace,
  code: 'empty-field',
  sentence: 'Choose a field on both sides.',
});

/** The direction in which a side's field is written. */
const writes = (side: 'workspace' | 'books', direction: MappingDirection): boolean =>
  direction === 'both' || direction === (side === 'workspace' ? 'in' : 'out');

function writtenTwice(fields: readonly FieldMapping[], side: 'workspace' | 'books'): readonly MappingIssue[] {
  const seen = new Set<string>();
  return fields
    .filter(({ direction }) => writes(side, direction))
    .filter(field => {
      const isRepeated = seen.has(field[side]);
      seen.add(field[side]);
      return isRepeated;
    })
    .map(field => ({
      field: field.workspace,
      code: 'written-twice',
      sentence: `Two mappings write ${field[side]}: keep one, or give one of them another direction.`,
    }));
}

/** A table that travels both ways must lead back to where it came from. */
function isAmbiguous(conversion: Conversion, direction: MappingDirection): boolean {
  if (conversion.kind !== 'table') return false;
  const here = conversion.pairs.map(pair => pair.workspace);
  const there = conversion.pairs.map(pair => pair.books);
  const isRepeated = (values: readonly string[]): boolean => new Set(values).size !== values.length;
  if (direction === 'in') return isRepeated(there);
  if (direction === 'out') return isRepeated(here);
  return isRepeated(here) || isRepeated(there);
}

const ambiguousIssue = ({ workspace }: FieldMapping): MappingIssue => ({
  field: workspace,
  code: 'ambiguous-table',
  sentence: 'One value stands for two: each may appear once on each side, or the mapping may go one way only.',
});

/** Without its name a record can be neither recognised nor spoken of. */
function nameIssues({ keys, fields }: KindMapping): readonly MappingIssue[] {
  if (fields.some(({ workspace }) => workspace === keys.name)) return [];
  return [{ field: keys.name, code: 'name-unmapped', sentence: `Map ${keys.name}: records are recognised by it.` }];
}
