import { readRecord } from '../bookkeeper/desk.ts';
import { ENTITY_NAMES } from '../books/entities/entity-name.ts';
import { isObject, type BooksRecord, type JsonValue } from '../books/json.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { html, type HtmlPart } from './html.ts';
import { lineTable, totalsOf } from './invoices-page.ts';
import { missingRecord } from './missing-record.ts';
import type { CompanyPageCall } from './page-call.ts';
import { recordJson } from './record-json.ts';
import { nameOfRecord, showMoney } from './show-values.ts';
import { factList } from './table.ts';

/** Members that say nothing to a person. */
const HIDDEN = new Set(['domain', 'sparse', 'SyncToken', 'Line', 'LinkedTxn', 'CustomField', 'TxnTaxDetail']);

/** `/companies/{realmId}/records/{entity}/{id}`: any other record, by its fields. */
export function recordPage(call: CompanyPageCall, entityText: string): HttpAnswer {
  const entity = ENTITY_NAMES.find(name => name.toLowerCase() === entityText.toLowerCase());
  const record = entity && readRecord(call.desk, entity, call.id);
  if (entity === undefined || record === undefined) return missingRecord(call, 'record');
  const title = `${entity} ${nameOfRecord(record)}`;
  const content = html`<h1>${title}</h1>
    ${factList(factsOf(record))}
    ${record['Line'] !== undefined && html`${lineTable(record)} ${record['TotalAmt'] !== undefined && totalsOf(record)}`}
    ${recordJson(record)}`;
  return companyPage(call, { room: '', title }, content);
}

function factsOf(record: BooksRecord): readonly (readonly [string, HtmlPart])[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const shown = HIDDEN.has(name) ? undefined : showValue(value);
    return shown === undefined ? [] : [[words(name), shown] as const];
  });
}

function showValue(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return showMoney(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!isObject(value)) return undefined;
  const texts = [value['name'] ?? value['value'], value['Address'], value['FreeFormNumber'], value['CreateTime']];
  return texts.find(text => typeof text === 'string');
}

/** `TxnDate` → `Txn date` */
function words(name: string): string {
  const spaced = name.replace(/Ref$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return spaced.charAt(0) + spaced.slice(1).toLowerCase();
}
