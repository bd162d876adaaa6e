import { centsOf, preciseOf } from '../../arithmetic/fixed-point.ts';
import { decimal, decimalAt, jsonNumber, r2, ZERO, type Decimal } from '../../decimal.ts';
import { businessFault } from '../../faults/faults.ts';
import { refAt, textAt, type BooksRecord } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import type { WriteContext } from '../entity-definition.ts';

/**
 * A quantity sent with an inventory item makes an adjustment: at creation the opening one, valued at PurchaseCost;
 * later only together with InvStartDate, which is the day of the adjustment (entities.md §2.2).
 */
export function settleStock(saved: BooksRecord, previous: BooksRecord | undefined, context: WriteContext): void {
  if (saved['Type'] !== 'Inventory') return;
  const before = (previous && decimalAt(previous, 'QtyOnHand')) ?? ZERO;
  const by = (decimalAt(saved, 'QtyOnHand') ?? ZERO).minus(before);
  if (by.eq(0)) return;
  const sentDay = textAt(context.sent, 'InvStartDate');
  if (previous !== undefined && sentDay === undefined) {
    throw businessFault('To change QtyOnHand, send InvStartDate as the date of the adjustment.');
  }
  postAdjustment(saved, context, { by, day: sentDay ?? context.company.today(), opening: previous === undefined });
}

/** Opening stock stands against Opening Balance Equity, later adjustments against inventory shrinkage. */
function postAdjustment(
  item: BooksRecord,
  context: WriteContext,
  change: { readonly by: Decimal; readonly day: string; readonly opening: boolean },
): void {
  const { company } = context;
  const [id, asset] = [textAt(item, 'Id') ?? '', refAt(item, 'AssetAccountRef') ?? ''];
  const against = getAccountByRole(company, change.opening ? 'opening-balance' : 'inventory-shrinkage').id;
  const worth = r2(change.by.times(decimalAt(item, 'PurchaseCost') ?? decimal(0)));
  const value = centsOf(jsonNumber(worth));
  ledgerOf(company).post(`Item:${id}:${textAt(item, 'SyncToken') ?? ''}`, {
    date: change.day,
    postings: [
      { account: asset, amount: value },
      { account: against, amount: -value },
    ],
    movements: [{ item: id, quantity: preciseOf(change.by.toString()), value }],
  });
}
