import { numberOfCents, numberOfPrecise, preciseOf } from '../arithmetic/fixed-point.ts';
import { divideHalfUp } from '../arithmetic/half-up.ts';
import { unitPriceOf } from '../arithmetic/line-amount.ts';
import type { NetAndGross } from '../arithmetic/sales-form.ts';
import { textAt, type JsonObject } from '../json.ts';
import { accountReference } from '../transactions/account-reference.ts';
import { numberAt } from '../transactions/number-at.ts';
import { omit } from '../transactions/omit.ts';
import type { LineNumbering } from './line-numbering.ts';
import type { LineWriting } from './write-lines.ts';
import type { ItemLine } from './sales-lines.ts';

const OUTER: ReadonlySet<string> = new Set(['DetailType', 'SalesItemLineDetail', 'CustomExtensions']);
const RECKONED: ReadonlySet<string> = new Set(['ItemAccountRef', 'TaxCodeRef', 'TaxInclusiveAmt', 'UnitPrice']);

/** What one line needs: its place and its money. */
export interface ItemWriting {
  readonly numbering: LineNumbering;
  readonly amount: NetAndGross;
  readonly writing: LineWriting;
}

/** A line that sells an item, as stored: net, with what item and form add to it. */
export function writeItemLine(line: ItemLine, { numbering, amount, writing }: ItemWriting): JsonObject {
  const unitPrice = unitPriceShown(line, amount);
  const account = accountReference(writing.company, line.item, 'IncomeAccountRef');
  return {
    ...omit(line.source, OUTER),
    ...numbering.next(textAt(line.source, 'Id')),
    Amount: numberOfCents(amount.net),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ...omit(line.detail, RECKONED),
      ItemRef: line.detail['ItemRef'] ?? itemReference(line),
      ...(unitPrice === undefined ? {} : { UnitPrice: unitPrice }),
      ...(account === undefined ? {} : { ItemAccountRef: account }),
      ...(line.taxCode === undefined ? {} : { TaxCodeRef: { value: line.taxCode } }),
      ...(writing.taxInclusive ? { TaxInclusiveAmt: numberOfCents(amount.gross) } : {}),
    },
    CustomExtensions: line.source['CustomExtensions'] ?? [],
  };
}

function itemReference({ itemId, item }: ItemLine): JsonObject {
  const name = textAt(item, 'FullyQualifiedName') ?? textAt(item, 'Name');
  return name === undefined ? { value: itemId } : { value: itemId, name };
}

/** As sent, or the net price with seven decimals when the line was sent gross (entities.md §4.4). */
function unitPriceShown(line: ItemLine, { net, gross }: NetAndGross): number | undefined {
  const sent = numberAt(line.detail, 'UnitPrice');
  if (sent === undefined || line.gross !== undefined || net === gross) return sent;
  // A discount of the line is not in its price, so the price cannot be had back from the amount.
  const isDiscounted = line.detail['DiscountAmt'] !== undefined;
  if (line.quantity !== undefined && line.quantity !== 0n && !isDiscounted)
    return numberOfPrecise(unitPriceOf(net, line.quantity));
  return numberOfPrecise(divideHalfUp(preciseOf(sent) * net, gross));
}
