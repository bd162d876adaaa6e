import type { Difference } from './tie-out.ts';

/** A difference in one sentence. `amount` formats money in the document's currency; rates go by their names. */
export function differenceSentence(
  difference: Difference,
  amount: (value: Difference['difference']) => string,
  rateName: (rateId: NonNullable<Difference['rateId']>) => string,
): string {
  const rate = difference.rateId === null ? 'The tax' : rateName(difference.rateId);
  const line = `Line ${difference.lineNumber ?? ''}`.trim();
  const here = amount(difference.predicted);
  const there = amount(difference.answered);
  switch (difference.cause) {
    case 'line-amount':
      return `${line} is ${here} here and ${there} in QuickBooks.`;
    case 'line-missing':
      return `${line} (${here}) is not in QuickBooks.`;
    case 'line-added':
      return `QuickBooks has a line ${difference.lineNumber ?? ''} of ${there} that is not here.`;
    case 'discount':
      return `The discount is ${here} here and ${there} in QuickBooks.`;
    case 'shipping':
      return `Shipping is ${here} here and ${there} in QuickBooks.`;
    case 'tax-rounding':
      return `${rate} is ${here} here and ${there} in QuickBooks: the same base and rate, rounded differently.`;
    case 'tax-base':
      return `${rate} is ${here} here and ${there} in QuickBooks: it is taken of another amount.`;
    case 'tax-rate':
      return `${rate} is ${here} here and ${there} in QuickBooks: the percentage differs.`;
    case 'tax-missing':
      return `${rate} (${here}) is missing in QuickBooks.`;
    case 'tax-added':
      return `QuickBooks adds ${rate} of ${there}.`;
    case 'total':
      return `The total is ${here} here and ${there} in QuickBooks, although every part agrees.`;
  }
}
