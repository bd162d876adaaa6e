import { numberOfCents, numberOfPrecise, PRECISE_ONE, preciseOf } from '../arithmetic/fixed-point.ts';
import type { Precise } from '../arithmetic/fixed-point.ts';
import { divideHalfUp } from '../arithmetic/half-up.ts';
import { productOf } from '../arithmetic/line-amount.ts';
import { businessFault, missingParameter } from '../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type JsonObject } from '../json.ts';
import { numberAt } from '../transactions/number-at.ts';
import type { FormReading } from './form-reading.ts';
import { readItemLine } from './read-item-line.ts';
import type { BundleLine, ItemLine } from './sales-lines.ts';

/** Reads a bundle line: its components as sent, or as the bundle defines them (entities.md §4.7). */
export function readBundle(line: JsonObject, reading: FormReading): BundleLine {
  const detail = objectAt(line, 'GroupLineDetail') ?? {};
  const bundleId = refAt(detail, 'GroupItemRef');
  if (bundleId === undefined) throw missingParameter('Line.GroupLineDetail.GroupItemRef');
  const bundle = reading.company.table('Item').record(bundleId);
  if (bundle === undefined || textAt(bundle, 'Type') !== 'Group') {
    throw businessFault('A group line must name a bundle.');
  }
  const sent = objectsAt(detail, 'Line');
  const lines = sent.length > 0 ? sent : expandBundle(bundle, preciseOf(numberAt(detail, 'Quantity') ?? 1), reading);
  return { kind: 'bundle', source: line, detail, children: lines.map(child => childLine(child, reading)) };
}

function childLine(child: JsonObject, reading: FormReading): ItemLine {
  if (textAt(child, 'DetailType') !== 'SalesItemLineDetail') throw missingParameter('Line.DetailType');
  return readItemLine(child, reading);
}

/** One line per component: its quantity in the bundle times the bundles sold, at its own price (entities.md §4.7). */
function expandBundle(bundle: JsonObject, bundles: Precise, reading: FormReading): JsonObject[] {
  return objectsAt(objectAt(bundle, 'ItemGroupDetail') ?? {}, 'ItemGroupLine').map(component => {
    const itemId = refAt(component, 'ItemRef') ?? '';
    const item = reading.company.table('Item').record(itemId) ?? {};
    const quantity = divideHalfUp(preciseOf(numberAt(component, 'Qty') ?? 1) * bundles, PRECISE_ONE);
    const unitPrice = preciseOf(numberAt(item, 'UnitPrice') ?? 0);
    const name = textAt(item, 'FullyQualifiedName') ?? textAt(item, 'Name');
    const code = reading.tax.kind === 'by-code' ? refAt(item, 'SalesTaxCodeRef') : undefined;
    const description = textAt(item, 'Description');
    return {
      ...(description === undefined ? {} : { Description: description }),
      Amount: numberOfCents(productOf(quantity, unitPrice)),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: name === undefined ? { value: itemId } : { value: itemId, name },
        UnitPrice: numberOfPrecise(unitPrice),
        Qty: numberOfPrecise(quantity),
        ...(code === undefined ? {} : { TaxCodeRef: { value: code } }),
      },
    };
  });
}
