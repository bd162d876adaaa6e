import { objectAt, textAt, type JsonObject } from '../json.ts';
import type { FormWork } from './prepare-sales-form.ts';

/** Forms that were recorded with the address they ship from. */
const SHIPPED: ReadonlySet<string> = new Set(['Invoice', 'Estimate', 'CreditMemo']);

/**
 * Says on forms that apps make where the company ships from; what was in the books before them does not say it
 * (recorded; entities.md §2.3).
 */
export function fillShipFrom({ draft, previous, context, kind }: FormWork): void {
  if (!SHIPPED.has(kind.entity) || draft['ShipFromAddr'] !== undefined || context.actor.clientId === undefined) return;
  if (previous !== undefined && previous['ShipFromAddr'] === undefined) return;
  const company = context.company.table('CompanyInfo').record('1');
  const address = company && objectAt(company, 'CompanyAddr');
  if (address !== undefined) draft['ShipFromAddr'] = inTwoLines(address);
}

/** `123 Sierra Way` above `San Pablo, CA  87999`: two blanks before the postal code (recorded). */
function inTwoLines(address: JsonObject): JsonObject {
  const region = textsAt(address, ['CountrySubDivisionCode', 'PostalCode']).join('  ');
  const place = [...textsAt(address, ['City']), ...(region === '' ? [] : [region])].join(', ');
  const [street] = textsAt(address, ['Line1']);
  return {
    ...(street === undefined ? {} : { Line1: street }),
    ...(place === '' ? {} : { [street === undefined ? 'Line1' : 'Line2']: place }),
  };
}

function textsAt(address: JsonObject, names: readonly string[]): string[] {
  return names.flatMap(name => textAt(address, name) ?? []);
}
