import { objectAt, objectsAt, refAt, textAt, type Draft, type JsonObject } from '../json.ts';
import { omit } from '../transactions/omit.ts';
import { isChargeItem } from './read-charge.ts';

const PRICE: ReadonlySet<string> = new Set(['UnitPrice']);

/** How a void marks the memo: `Voided` in front of what was there (entities.md §0.1 rule 14; the separator is ours). */
export function voidedNote(note: string | undefined): string {
  if (note === undefined || note.startsWith('Voided')) return note ?? 'Voided';
  return `Voided - ${note}`;
}

/** Turns a sales form into its voided shape: rows stay, money and quantities go (entities.md §2.3). */
export function voidForm(draft: Draft): void {
  draft['Line'] = objectsAt(draft, 'Line').map(voidLine);
  if (draft['TxnTaxDetail'] !== undefined) draft['TxnTaxDetail'] = { TotalTax: 0 };
  draft['TotalAmt'] = 0;
  if (draft['HomeTotalAmt'] !== undefined) draft['HomeTotalAmt'] = 0;
  if (draft['LinkedTxn'] !== undefined) draft['LinkedTxn'] = [];
  draft['PrivateNote'] = voidedNote(textAt(draft, 'PrivateNote'));
}

function voidLine(line: JsonObject): JsonObject {
  switch (textAt(line, 'DetailType') ?? '') {
    case 'SalesItemLineDetail':
      return { ...line, Amount: 0, SalesItemLineDetail: voidSale(objectAt(line, 'SalesItemLineDetail') ?? {}) };
    case 'GroupLineDetail': {
      const detail = objectAt(line, 'GroupLineDetail') ?? {};
      return { ...line, GroupLineDetail: { ...detail, Line: objectsAt(detail, 'Line').map(voidLine) } };
    }
    case 'DescriptionOnly':
      return line;
    default:
      return { ...line, Amount: 0 };
  }
}

/** A line priced at zero keeps its price (recorded); any other loses it. Built-in charges never had a quantity. */
function voidSale(detail: JsonObject): JsonObject {
  const isCharge = isChargeItem(refAt(detail, 'ItemRef'));
  return {
    ...(detail['UnitPrice'] === 0 ? detail : omit(detail, PRICE)),
    ...(isCharge ? {} : { Qty: 0 }),
    ...(detail['TaxInclusiveAmt'] === undefined ? {} : { TaxInclusiveAmt: 0 }),
  };
}
