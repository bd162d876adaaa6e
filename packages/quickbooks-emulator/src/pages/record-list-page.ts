import { ENTITY_NAMES, type EntityName } from '../books/entities/entity-name.ts';
import { getDefinition } from '../books/entities/registry.ts';
import { textAt, type BooksRecord } from '../books/json.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { html } from './html.ts';
import { missingRecord } from './missing-record.ts';
import type { CompanyPageCall } from './page-call.ts';
import { listRecords, pager } from './record-list.ts';
import { nameOfRecord, refName, showCurrency, showMoney } from './show-values.ts';
import { table, type Column } from './table.ts';

const PARTIES = ['CustomerRef', 'VendorRef', 'EntityRef', 'ParentRef'] as const;

/** `/companies/{realmId}/records/{entity}`: every record of an entity that has no room of its own. */
export function recordListPage(call: CompanyPageCall, entityText: string): HttpAnswer {
  const entity = ENTITY_NAMES.find(name => name.toLowerCase() === entityText.toLowerCase());
  if (entity === undefined) return missingRecord(call, 'kind of record');
  const { fields } = getDefinition(entity);
  const path = `${call.home}/records/${entity}`;
  const order = { entity, searched: 'Id', orderBy: 'Id desc', hasInactive: fields['Active'] !== undefined };
  const listed = listRecords(call.desk, order, call.query);
  const content = html`<h1>${entity}</h1>
    ${table(listed.records, columnsOf(call, entity), 'None yet.')} ${pager(path, listed)}`;
  return companyPage(call, { room: '', title: entity }, content);
}

function columnsOf({ home, shelved }: CompanyPageCall, entity: EntityName): readonly Column<BooksRecord>[] {
  const link = (record: BooksRecord) =>
    html`<a href="${home}/records/${entity}/${textAt(record, 'Id')}">${nameOfRecord(record)}</a>`;
  const party = (record: BooksRecord) => PARTIES.map(name => refName(record, name)).find(name => name !== '');
  if (getDefinition(entity).kind !== 'transaction') {
    const state = (record: BooksRecord) =>
      record['Active'] === false && html`<span class="state quiet">inactive</span>`;
    return [
      { label: 'Name', cell: link },
      { label: 'Part of', cell: party },
      { label: '', cell: state },
    ];
  }
  const total = (record: BooksRecord) =>
    html`${showMoney(record['TotalAmt'])}${showCurrency(record, shelved.company.profile.homeCurrency)}`;
  return [
    { label: 'Number', cell: link },
    { label: 'Date', cell: record => html`<time>${textAt(record, 'TxnDate')}</time>` },
    { label: 'Of', cell: party },
    { label: 'Total', isNumber: true, cell: total },
  ];
}
