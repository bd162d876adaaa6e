import { textAt, type Draft } from '../../json.ts';

const SHOWN_CHARACTERS = 5;

/** Tax identifiers come back masked, the last five characters visible (entities.md §2.1). */
export function maskTaxIdentifiers(draft: Draft): void {
  for (const name of ['PrimaryTaxIdentifier', 'SecondaryTaxIdentifier', 'TaxIdentifier']) {
    const identifier = textAt(draft, name);
    if (identifier === undefined || identifier.length <= SHOWN_CHARACTERS) continue;
    draft[name] = 'X'.repeat(identifier.length - SHOWN_CHARACTERS) + identifier.slice(-SHOWN_CHARACTERS);
  }
}
