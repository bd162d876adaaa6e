import { numberOfPrecise, PRECISE_ONE, preciseOf } from '../../arithmetic/fixed-point.ts';
import type { Precise } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { businessFault, invalidReference, missingParameter, permissionDenied } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { EntryBuilder } from '../../ledger/entry-builder.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';
import { postEntry, reverseEntry } from '../../ledger/post-entry.ts';
import { postGoods } from '../../ledger/stock-cost.ts';
import { LineNumbering } from '../../sales-forms/line-numbering.ts';
import { choice, date, list, object, quantity, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { LINE_COMMON_FIELDS } from '../../sales-forms/line-fields.ts';
import { refuseClosedPeriod } from '../../transactions/closing-date.ts';
import { numberAt } from '../../transactions/number-at.ts';
import { beforeInventoryStartFault, quantityNeededFault } from '../../transactions/transaction-faults.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const INVENTORY_ADJUSTMENT_FIELDS: Fields = {
  DocNumber: text(21),
  TxnDate: date({ query: 'sort' }),
  PrivateNote: text(4000),
  AdjustAccountRef: reference('Account'),
  CustomerRef: reference('Customer'),
  ClassRef: reference('Class'),
  DepartmentRef: reference('Department'),
  Line: list(
    object({
      ...LINE_COMMON_FIELDS,
      DetailType: choice(['ItemAdjustmentLineDetail']),
      ItemAdjustmentLineDetail: object({
        ItemRef: reference('Item'),
        QtyDiff: quantity(),
        NewQty: quantity(),
        SalesPrice: quantity(),
      }),
    }),
    { required: 'create' },
  ),
};

/** Adjustments of quantities on hand, against an account such as Inventory Shrinkage (entities.md §2.17). */
export const inventoryAdjustmentDefinition: EntityDefinition = {
  name: 'InventoryAdjustment',
  path: 'inventoryadjustment',
  kind: 'transaction',
  fields: INVENTORY_ADJUSTMENT_FIELDS,
  offers: { create: true, update: true, delete: true },
  defaultOrder: 'updated-descending',
  prepareCreate: (draft, context) => settleAdjustment(draft, undefined, context),
  prepareUpdate: settleAdjustment,
  prepareDelete: (previous, { company }) => refuseClosedPeriod(company, textAt(previous, 'TxnDate')),
  afterSave: (saved, _previous, { company }) => postAdjustment(company, saved),
  afterDelete: (previous, { company }) => reverseEntry(company, keyOf(previous)),
};

function settleAdjustment(draft: Draft, previous: BooksRecord | undefined, context: WriteContext): void {
  const { company } = context;
  const { edition } = company.profile;
  if (edition === 'simple-start' || edition === 'essentials') throw permissionDenied('inventory');
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  draft['AdjustAccountRef'] ??= getAccountByRole(company, 'inventory-shrinkage').reference;
  const numbering = new LineNumbering(previous === undefined ? [] : objectsAt(previous, 'Line'));
  const lines = objectsAt(draft, 'Line').map(line => {
    const detail = settledDetail(line, { draft, previous, company });
    const { Id } = numbering.next(textAt(line, 'Id'));
    return { Id, DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail: detail };
  });
  if (lines.length === 0) throw missingParameter('Line');
  draft['Line'] = lines;
}

interface AdjustedLine {
  readonly draft: Draft;
  readonly previous: BooksRecord | undefined;
  readonly company: Company;
}

function settledDetail(line: JsonObject, { draft, previous, company }: AdjustedLine): JsonObject {
  const detail = objectAt(line, 'ItemAdjustmentLineDetail') ?? {};
  const itemId = refAt(detail, 'ItemRef');
  if (itemId === undefined) throw missingParameter('Line.ItemAdjustmentLineDetail.ItemRef');
  const item = company.table('Item').record(itemId);
  if (item === undefined) throw invalidReference('Items', itemId);
  if (textAt(item, 'Type') !== 'Inventory') throw businessFault('Only inventory items can be adjusted.');
  if ((textAt(draft, 'TxnDate') ?? '') < (textAt(item, 'InvStartDate') ?? '')) throw beforeInventoryStartFault();
  const difference = differenceOf(detail, onHandWithout(company, itemId, previous));
  return { ItemRef: detail['ItemRef'] ?? { value: itemId }, QtyDiff: numberOfPrecise(difference) };
}

function differenceOf(detail: JsonObject, onHand: Precise): Precise {
  const [difference, target] = [numberAt(detail, 'QtyDiff'), numberAt(detail, 'NewQty')];
  if (difference !== undefined) return preciseOf(difference);
  if (target === undefined) throw quantityNeededFault();
  return preciseOf(target) - onHand;
}

/** What is on hand, but for what this adjustment itself did when it was saved before. */
function onHandWithout(company: Company, itemId: string, previous: BooksRecord | undefined): Precise {
  const ledger = ledgerOf(company);
  const own = previous === undefined ? undefined : ledger.entryOf(keyOf(previous));
  const moved = own?.movements.find(movement => movement.item === itemId)?.quantity ?? 0n;
  return ledger.stockOf(itemId).quantity - moved;
}

function keyOf(record: BooksRecord): string {
  return `InventoryAdjustment:${textAt(record, 'Id') ?? ''}`;
}

function postAdjustment(company: Company, record: BooksRecord): void {
  const entry = new EntryBuilder(PRECISE_ONE);
  const goods = objectsAt(record, 'Line').flatMap(line => {
    const detail = objectAt(line, 'ItemAdjustmentLineDetail') ?? {};
    const item = company.table('Item').record(refAt(detail, 'ItemRef') ?? '');
    return item === undefined ? [] : [{ item, quantity: preciseOf(numberAt(detail, 'QtyDiff') ?? 0) }];
  });
  const against = refAt(record, 'AdjustAccountRef') ?? getAccountByRole(company, 'inventory-shrinkage').id;
  postGoods(company, keyOf(record), { goods, entry, against });
  const date = textAt(record, 'TxnDate') ?? '';
  postEntry(
    company,
    keyOf(record),
    entry.build(date, () => against),
  );
}
