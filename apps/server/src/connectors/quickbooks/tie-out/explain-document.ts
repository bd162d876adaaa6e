import type { TieOutDifference } from '@tieout/api';
import { currency, decimal, formatMoney, isZero, money, subtract, zero } from '@tieout/domain';
import type { DocumentLife } from '../../../store/tie-out-tables.ts';

/** A part of a document on both sides; null where it is on one side only. */
export interface ComparedPart {
  readonly part: 'income' | 'discount' | 'shipping' | 'tax';
  readonly position: number | null;
  readonly here: string | null;
  readonly books: string | null;
}

/** A document that does not agree, with what is needed to say why. Amounts are decimal text. */
export interface DifferingDocument {
  readonly seq: number;
  readonly verdict: string;
  readonly life_here: DocumentLife;
  readonly life_books: DocumentLife;
  readonly currency_here: string | null;
  readonly currency_books: string | null;
  readonly date_here: string | null;
  readonly date_books: string | null;
  readonly has_other_customer: boolean;
  readonly total_here: string;
  readonly total_books: string;
  readonly balance_here: string;
  readonly balance_books: string;
  readonly parts: readonly ComparedPart[];
}

/** Why a document does not agree, down to the line, in plain words. Parts explain the total: it is named alone only where they do not. */
export function explainDocument(document: DifferingDocument): readonly TieOutDifference[] {
  if (document.verdict === 'only-here') return [wholeDocument('It is here and not in QuickBooks.')];
  if (document.verdict === 'only-in-books') return [wholeDocument('It is in QuickBooks and not here.')];
  if (document.life_here !== document.life_books) return [lifeDifference(document)];
  if (document.currency_here !== document.currency_books) return [currencyDifference(document)];
  const parts = document.parts.flatMap(part => partDifference(part, shownIn(document)));
  return [
    ...headDifferences(document),
    ...parts,
    ...totalDifference(document, parts.length),
    ...balanceDifference(document),
  ];
}

type Shown = (amount: string) => string;

const shownIn =
  ({ currency_books, currency_here }: DifferingDocument): Shown =>
  amount =>
    formatMoney(money(decimal(amount), currency(currency_books ?? currency_here ?? 'USD')), 'en-US');

const wholeDocument = (sentence: string): TieOutDifference => ({
  field: 'document',
  line: null,
  here: null,
  books: null,
  difference: null,
  sentence,
});

const lives: Readonly<Record<NonNullable<DocumentLife>, string>> = {
  live: 'stands',
  voided: 'is voided',
  deleted: 'is deleted',
};

function lifeDifference({ life_here: here, life_books: books }: DifferingDocument): TieOutDifference {
  const sentence = `It ${lives[here ?? 'deleted']} here and ${lives[books ?? 'deleted']} in QuickBooks.`;
  return { field: 'life', line: null, here, books, difference: null, sentence };
}

function currencyDifference({ currency_here: here, currency_books: books }: DifferingDocument): TieOutDifference {
  const sentence = `It is in ${here ?? ''} here and in ${books ?? ''} in QuickBooks.`;
  return { field: 'currency', line: null, here, books, difference: null, sentence };
}

function headDifferences(document: DifferingDocument): readonly TieOutDifference[] {
  const { date_here: here, date_books: books, has_other_customer: hasOtherCustomer } = document;
  const sentence = `It is dated ${here ?? ''} here and ${books ?? ''} in QuickBooks.`;
  return [
    ...(here === books ? [] : [{ field: 'date', line: null, here, books, difference: null, sentence }]),
    ...(hasOtherCustomer
      ? [{ ...wholeDocument('It belongs to another customer in QuickBooks.'), field: 'customer' }]
      : []),
  ];
}

const partWords: Readonly<Record<ComparedPart['part'], string>> = {
  income: 'Line',
  discount: 'The discount',
  shipping: 'Shipping',
  tax: 'The tax',
};

function partDifference({ part, position, here, books }: ComparedPart, shown: Shown): readonly TieOutDifference[] {
  const difference = subtract(decimal(here ?? zero), decimal(books ?? zero));
  if (isZero(difference)) return [];
  const name = part === 'income' ? `${partWords.income} ${position ?? ''}`.trim() : partWords[part];
  const sentence =
    here === null
      ? `${name} (${shown(books ?? zero)}) is in QuickBooks only.`
      : books === null
        ? `${name} (${shown(here)}) is here only.`
        : `${name} is ${shown(here)} here and ${shown(books)} in QuickBooks.`;
  return [{ field: part === 'income' ? 'line' : part, line: position, here, books, difference, sentence }];
}

function totalDifference(document: DifferingDocument, partCount: number): readonly TieOutDifference[] {
  const { total_here: here, total_books: books } = document;
  const difference = subtract(decimal(here), decimal(books));
  if (isZero(difference) || partCount > 0) return [];
  const shown = shownIn(document);
  const sentence = `The total is ${shown(here)} here and ${shown(books)} in QuickBooks, although every part agrees.`;
  return [{ field: 'total', line: null, here, books, difference, sentence }];
}

/** What is owed differs by itself only where it does not follow from another total. */
function balanceDifference(document: DifferingDocument): readonly TieOutDifference[] {
  const { balance_here: here, balance_books: books, total_here, total_books } = document;
  const difference = subtract(decimal(here), decimal(books));
  const ofTotal = subtract(decimal(total_here), decimal(total_books));
  if (isZero(difference) || isZero(subtract(difference, ofTotal))) return [];
  const shown = shownIn(document);
  const sentence = `${shown(here)} is open here and ${shown(books)} in QuickBooks: a payment or credit is on one side only.`;
  return [{ field: 'balance', line: null, here, books, difference, sentence }];
}
