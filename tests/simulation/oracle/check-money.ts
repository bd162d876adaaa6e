import { add, decimal, multiply, roundHalfUp, sum } from '@tieout/domain';
import type { LineValue } from '@tieout/sync';
import { textAt, type Json } from '../connector/json.ts';
import { linesOf } from '../people/values.ts';
import type { Settled } from './check-settled.ts';
import { keyOf } from './truth.ts';
import { holds } from './violation.ts';

/** Linked documents of which nobody says that they differ have the same total, tax and balance on both sides. */
export function checkMoney({ connection, truth, plan }: Settled): void {
  const { records } = connection.store.state;
  for (const { key, verdict } of plan.decisions) {
    if (verdict.code !== 'unchanged' || key.workspaceId === null || key.booksId === null) continue;
    if (key.kind === 'customer' || key.kind === 'item' || key.kind === 'payment') continue;
    const here = records.get(keyOf(key.kind, key.workspaceId));
    const there = truth.get(keyOf(key.kind, key.booksId));
    if (here?.life !== 'live' || there?.record.life !== 'live') continue;
    const name = `${key.kind} ${key.workspaceId} ↔ ${key.booksId}`;
    const figure = (path: string): string => canonical(there.raw, path);
    const own = ownTotal(linesOf(here.fields), figure('TxnTaxDetail.TotalTax'));
    holds(5, own === figure('TotalAmt'), () => `${name}: our lines come to ${own}, theirs to ${figure('TotalAmt')}`);
    holds(
      5,
      here.fields['total'] === figure('TotalAmt'),
      () => `${name}: total ${JSON.stringify(here.fields['total'])}, there ${figure('TotalAmt')}`,
    );
    holds(
      5,
      (here.fields['tax'] ?? '0') === figure('TxnTaxDetail.TotalTax'),
      () => `${name}: tax ${JSON.stringify(here.fields['tax'])}, there ${figure('TxnTaxDetail.TotalTax')}`,
    );
    if (key.kind !== 'estimate')
      holds(
        5,
        here.fields['balance'] === figure('Balance'),
        () => `${name}: balance ${JSON.stringify(here.fields['balance'])}, there ${figure('Balance')}`,
      );
  }
}

const canonical = (raw: Json, path: string): string => decimal(textAt(raw, path) ?? '0');

/** Computed from what stands here alone; the tax is the books' to compute. */
const ownTotal = (lines: readonly LineValue[], tax: string): string => add(sum(lines.map(worth)), decimal(tax));

function worth({ fields: { quantity, unitPrice, amount } }: LineValue) {
  if (typeof quantity === 'string' && typeof unitPrice === 'string')
    return roundHalfUp(multiply(decimal(quantity), decimal(unitPrice)), 2);
  return decimal(typeof amount === 'string' ? amount : '0');
}
