import {
  isLines,
  isSameValue,
  type Contested,
  type FieldChange,
  type FieldChanges,
  type LineValue,
} from '@tieout/sync';

/** What people call the fields; the parts of an address are one thing. */
const labels: Readonly<Record<string, string>> = {
  documentNumber: 'the number',
  customer: 'the customer',
  issueDate: 'the date',
  dueDate: 'the due date',
  expirationDate: 'the last day',
  status: 'the state',
  term: 'the terms',
  currency: 'the currency',
  exchangeRate: 'the exchange rate',
  taxMode: 'how prices hold tax',
  documentTaxCode: 'the tax code',
  discountPercent: 'the discount',
  discountAmount: 'the discount',
  shippingAmount: 'shipping',
  email: 'the email address',
  message: 'the message',
  privateNote: 'the note',
};

const labelOf = (field: string): string => labels[field] ?? (field.startsWith('billing.') ? 'the address' : field);

/** What was changed about a document, in words: `the due date, line 2 (quantity 1 → 3)`. */
export function describeChanges(changes: FieldChanges): string {
  const parts = Object.entries(changes).flatMap(([field, change]) =>
    field === 'lines' ? describeLines(change) : [labelOf(field)],
  );
  return [...new Set(parts)].join(', ');
}

/** What a conflict is about, in words: `the due date`, `the quantity of a line`. */
export function describeConflict({ field, lineKey }: Contested): string {
  if (lineKey === null) return labelOf(field);
  const [, name] = field.split('.');
  return name === undefined ? 'a line that one side took away' : `the ${lineLabels[name] ?? name} of a line`;
}

/** More of them would be a list that nobody reads. */
const linesToldMax = 5;

function describeLines({ from, to }: FieldChange): readonly string[] {
  const before = new Map((isLines(from) ? from : []).map((line, at) => [line.key, { line, at }]));
  const after = isLines(to) ? to : [];
  const changed = after.flatMap((line, at) => describeLine(before.get(line.key)?.line, line, at + 1));
  const kept = new Set(after.map(line => line.key));
  const removed = [...before.values()].filter(({ line }) => !kept.has(line.key));
  const told = [...changed, ...removed.map(({ at }) => `line ${at + 1} taken away`)];
  if (told.length === 0) return ['the order of lines'];
  return told.length > linesToldMax ? [`${told.length} lines`] : told;
}

function describeLine(before: LineValue | undefined, line: LineValue, number: number): readonly string[] {
  if (before === undefined) return [`line ${number} added`];
  const told = Object.keys(line.fields)
    .filter(field => !isSameValue(before.fields[field] ?? null, line.fields[field] ?? null))
    .map(field => describeField(field, before, line));
  return told.length === 0 ? [] : [`line ${number} (${told.join(', ')})`];
}

const lineLabels: Readonly<Record<string, string>> = { unitPrice: 'price', taxCode: 'tax code' };
const toldWithValues: ReadonlySet<string> = new Set(['quantity', 'unitPrice']);

function describeField(field: string, before: LineValue, line: LineValue): string {
  const label = lineLabels[field] ?? field;
  if (!toldWithValues.has(field)) return label;
  return `${label} ${textOf(before.fields[field])} → ${textOf(line.fields[field])}`;
}

const textOf = (value: LineValue['fields'][string] | undefined): string => (typeof value === 'string' ? value : '');
