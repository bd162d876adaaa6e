import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { duplicateName } from '../faults/faults.ts';
import { refAt, textAt, type BooksRecord, type Draft } from '../json.ts';
import type { NameHolder } from '../store/name-spaces.ts';

const SENTENCES: Partial<Record<string, string>> = {
  TaxRate: 'Another tax rate is already using this \nname. Please use a different name.',
  TaxCode: 'Another tax code is already using this \nname. Please use a different name.',
};
const CUSTOMER_SENTENCE = 'Another customer is already using this name.  Please use a different name.';
const PEOPLE_SENTENCE = 'Another customer, vendor or employee is already using this name. Please use a different name.';

/** The scope a record's name must be unique in; the same text for all that share it. */
export function scopeOf(definition: EntityDefinition, record: BooksRecord | Draft): string {
  switch (definition.uniqueName?.scope) {
    case 'names':
      return 'names';
    case 'level':
      return `${definition.name}:${refAt(record, 'ParentRef') ?? ''}`;
    case 'entity':
    case undefined:
      return definition.name;
  }
}

/**
 * Refuses a name that another record holds (6240), and moves the hold from the old name to the new one.
 * Inactive records hold their `(deleted)` name (entities.md §0.1 rule 9).
 */
export function holdName(
  company: Company,
  definition: EntityDefinition,
  versions: { readonly id: string; readonly draft: Draft; readonly previous: BooksRecord | undefined },
): void {
  const { id, draft, previous } = versions;
  if (definition.uniqueName === undefined) return;
  const property = definition.uniqueName.property;
  const name = textAt(draft, property);
  if (name === undefined) return;
  const scope = scopeOf(definition, draft);
  const holder = company.uniqueNames.holder(scope, name);
  if (holder !== undefined && !(holder.id === id && holder.entity === definition.name)) {
    throw duplicateName(tailOf(company, definition, { holder, isUpdate: previous !== undefined }));
  }
  const oldName = previous === undefined ? undefined : textAt(previous, property);
  if (previous !== undefined && oldName !== undefined) {
    company.uniqueNames.release(scopeOf(definition, previous), oldName);
  }
  company.uniqueNames.take(scope, name, { entity: definition.name, id });
}

interface Clash {
  readonly holder: NameHolder;
  readonly isUpdate: boolean;
}

function tailOf(company: Company, definition: EntityDefinition, { holder, isUpdate }: Clash): string {
  const sentence =
    definition.uniqueName?.scope === 'names'
      ? PEOPLE_SENTENCE
      : (SENTENCES[definition.name] ??
        `Another ${definition.name.toLowerCase()} is already using this name. Please use a different name.`);
  switch (company.switches.duplicateNameTail) {
    case 'sentence':
      return sentence;
    case 'id':
      return `Id=${holder.id}`;
    case 'null':
      return 'null';
    case 'recorded':
      // Recorded in one company on one day: the other wording when a customer is renamed to another customer's name.
      if (isUpdate && definition.name === 'Customer' && holder.entity === 'Customer') return CUSTOMER_SENTENCE;
      return definition.uniqueName?.scope === 'names' || SENTENCES[definition.name] !== undefined
        ? sentence
        : `Id=${holder.id}`;
  }
}
