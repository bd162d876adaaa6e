/** Where people call a field something else than we do: as QuickBooks' own pages label it, or as it is always written. */
const ownWords: Readonly<Record<string, string>> = {
  givenName: 'first name',
  familyName: 'last name',
  sku: 'SKU',
  isTaxable: 'taxable',
  link: 'what it is linked to',
};

/** What a field is called in a sentence: `billing.line1` is "billing line 1", `givenName` is "first name" as in QuickBooks. */
export const fieldWords = (field: string): string =>
  ownWords[field] ??
  field
    .replaceAll('.', ' ')
    .replaceAll(/[A-Z]|\d+/g, part => ` ${part.toLowerCase()}`)
    .replaceAll(/ +/g, ' ')
    .trim();
