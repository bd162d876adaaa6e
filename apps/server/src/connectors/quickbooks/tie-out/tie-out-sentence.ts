import { currency, decimal, formatMoney, isNegative, isZero, money, subtract, zero } from '@tieout/domain';
import type { RunSums } from './sum-up-run.ts';

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** The answer of a comparison in one or two sentences. */
export function tieOutSentence({ counts, receivables }: Pick<RunSums, 'counts' | 'receivables'>): string {
  const { documents, differing, differingCustomers, differingPeriods } = counts;
  if (documents === 0) return 'There is nothing to compare yet: no document is on both sides.';
  const compared = counted(documents, 'document', 'documents');
  const parts = [
    ...(differing > 0 ? [`${differing.toLocaleString('en-US')} of ${compared}`] : []),
    ...(differingCustomers > 0 ? [counted(differingCustomers, 'customer', 'customers')] : []),
    ...(differingPeriods > 0 ? [counted(differingPeriods, 'month of one account', 'months of accounts')] : []),
  ];
  if (parts.length === 0) return `Both sides agree to the cent: ${compared}.`;
  const isOne = differing + differingCustomers + differingPeriods === 1;
  return `${listed(parts)} ${isOne ? 'does' : 'do'} not agree. ${owedSentence(receivables)}`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

function owedSentence(receivables: RunSums['receivables']): string {
  const apart = receivables.filter(({ difference }) => !isZero(decimal(difference)));
  if (apart.length === 0) return 'What customers owe is the same on both sides.';
  const amounts = apart.map(({ difference, currency: code }) => {
    const amount = decimal(difference);
    const shown = formatMoney(money(isNegative(amount) ? subtract(zero, amount) : amount, currency(code)), 'en-US');
    return `${shown} apart (${isNegative(amount) ? 'less' : 'more'} here)`;
  });
  return `What customers owe is ${amounts.join(' and ')}.`;
}
