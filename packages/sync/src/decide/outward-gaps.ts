import { outwardFields, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { Fields, Reference } from '../record/field-value.ts';
import { referencesIn } from '../record/references.ts';
import type { KindRules } from './kind-rules.ts';

/** What stands in the way of writing workspace fields to the books. */
export interface OutwardGaps {
  /** A value that the mapping's table does not know: a person must add the pair. */
  readonly missing: { readonly field: string; readonly value: string; readonly side: 'workspace' } | undefined;
  /** Records that must be linked first; the plan writes them before. */
  readonly needs: readonly Reference[];
}

/** Finds both. Unlinked references are no missing mapping: they resolve by themselves once their record is written. */
export function outwardGaps(fields: Fields, { mapping, links }: KindRules): OutwardGaps {
  const own = viewWorkspace(fields, mapping).fields;
  const needs = referencesIn(own).filter(
    ({ side, to, id }) => side === 'workspace' && links.booksIdOf(to, id) === undefined,
  );
  const assumed = { ...links, booksIdOf: (kind: Reference['to'], id: string) => links.booksIdOf(kind, id) ?? id };
  const [missing] = outwardFields(fields, mapping, assumed).missing;
  return { missing: missing === undefined ? undefined : { ...missing, side: 'workspace' }, needs };
}
