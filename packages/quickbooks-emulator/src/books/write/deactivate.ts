import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { businessFault } from '../faults/faults.ts';
import { textAt, type BooksRecord, type Draft } from '../json.ts';
import { scopeOf } from './unique-name.ts';

const SUFFIX_TRIES_MAX = 10_000;

/**
 * Renames a record that is being made inactive: `X` becomes `X (deleted)`, the next `X (deleted-1)`, which frees
 * the name (entities.md §0.1 rule 10). Anything else done to an inactive record is refused.
 */
export function settleActivity(company: Company, definition: EntityDefinition, versions: Versions): void {
  const { draft, previous } = versions;
  if (definition.kind !== 'list' || previous === undefined) return;
  if (previous['Active'] === false) {
    if (draft['Active'] === false) throw businessFault('You cannot modify a list element that has been deleted.');
    return;
  }
  const { uniqueName } = definition;
  if (draft['Active'] === false && uniqueName !== undefined && uniqueName.keptWhenInactive !== true) {
    markDeleted(company, definition, draft);
  }
}

interface Versions {
  readonly draft: Draft;
  readonly previous: BooksRecord | undefined;
}

function markDeleted(company: Company, definition: EntityDefinition, draft: Draft): void {
  const property = definition.uniqueName?.property ?? 'Name';
  const name = textAt(draft, property);
  if (name === undefined) return;
  const scope = scopeOf(definition, draft);
  for (let attempt = 0; attempt < SUFFIX_TRIES_MAX; attempt += 1) {
    const suffixed = attempt === 0 ? `${name} (deleted)` : `${name} (deleted-${attempt})`;
    if (company.uniqueNames.holder(scope, suffixed) !== undefined) continue;
    draft[property] = suffixed;
    const qualified = textAt(draft, 'FullyQualifiedName');
    if (qualified !== undefined) draft['FullyQualifiedName'] = `${qualified.slice(0, -name.length)}${suffixed}`;
    return;
  }
  throw businessFault('You can only add or edit one name at a time. Please try again.');
}
