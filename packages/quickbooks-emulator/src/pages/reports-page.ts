import { callBooks } from '../bookkeeper/desk.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../books/json.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { companyPage } from './company-frame.ts';
import { problemNote, textField } from './fields.ts';
import { html, type Html } from './html.ts';
import { typed, type CompanyPageCall } from './page-call.ts';
import { showMoney } from './show-values.ts';

const REPORTS = [
  ['ProfitAndLoss', 'Profit and loss'],
  ['BalanceSheet', 'Balance sheet'],
  ['TrialBalance', 'Trial balance'],
  ['AgedReceivables', 'Aged receivables'],
  ['CustomerBalance', 'Customer balances'],
  ['TransactionList', 'Transactions'],
] as const;

/** `/companies/{realmId}/reports` and `/reports/{name}` */
export function reportsPage(call: CompanyPageCall): HttpAnswer {
  const known = REPORTS.find(([name]) => name === call.id);
  if (known === undefined) return reportList(call);
  const [name, title] = known;
  const start = typed(call.query, 'start_date');
  const end = typed(call.query, 'end_date');
  const query = { ...(start !== undefined && { start_date: start }), ...(end !== undefined && { end_date: end }) };
  const outcome = callBooks(call.desk, { method: 'GET', path: ['reports', name], query });
  const report = outcome.kind === 'done' ? reportTable(outcome.answer) : problemNote(outcome.message);
  const content = html`<h1>${title}</h1>
    <form class="sheet" method="get">
      <div class="fields">
        ${textField({ name: 'start_date', label: 'From', value: start, type: 'date' })}
        ${textField({ name: 'end_date', label: 'To', value: end, type: 'date' })}
        <button>Show</button>
      </div>
    </form>
    ${report}`;
  return companyPage(call, { room: 'reports', title }, content);
}

function reportList(call: CompanyPageCall): HttpAnswer {
  const content = html`<h1>Reports</h1>
    <ul>
      ${REPORTS.map(([name, title]) => html`<li><a href="${call.home}/reports/${name}">${title}</a></li>`)}
    </ul>`;
  return companyPage(call, { room: 'reports', title: 'Reports' }, content);
}

/** A report as the API answers it: columns, and rows that hold rows. */
function reportTable(report: JsonObject): Html {
  const header = objectAt(report, 'Header') ?? {};
  const columns = objectsAt(objectAt(report, 'Columns') ?? {}, 'Column');
  const period = [textAt(header, 'StartPeriod'), textAt(header, 'EndPeriod')].filter(day => day !== undefined);
  return html`<p class="quiet">${period.join(' to ')} ${textAt(header, 'Currency')}</p>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns.map(column => html`<th class="${isNumber(column) && 'number'}">${textAt(column, 'ColTitle')}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rowsOf(objectAt(report, 'Rows') ?? {}, { columns, depth: 0 })}
        </tbody>
      </table>
    </div>`;
}

interface RowPlace {
  readonly columns: readonly JsonObject[];
  readonly depth: number;
}

function rowsOf(rows: JsonObject, place: RowPlace): readonly Html[] {
  return objectsAt(rows, 'Row').flatMap(row => {
    const header = objectAt(row, 'Header');
    const summary = objectAt(row, 'Summary');
    return [
      ...(header === undefined ? [] : [cells(header, place, true)]),
      ...(row['ColData'] === undefined ? [] : [cells(row, place, false)]),
      ...rowsOf(objectAt(row, 'Rows') ?? {}, { ...place, depth: place.depth + 1 }),
      ...(summary === undefined ? [] : [cells(summary, place, true)]),
    ];
  });
}

function cells(row: JsonObject, { columns, depth }: RowPlace, isStrong: boolean): Html {
  return html`<tr class="${isStrong && 'strong'}">
    ${objectsAt(row, 'ColData').map((cell, index) => {
      const isAmount = index > 0 && isNumber(columns[index] ?? {});
      const indent = index === 0 ? '\u2003'.repeat(depth) : '';
      const text = textAt(cell, 'value') ?? '';
      const shown = isAmount && text !== '' ? showMoney(Number(text)) : text;
      return html`<td class="${isAmount && 'number'}">${indent}${shown}</td>`;
    })}
  </tr>`;
}

function isNumber(column: JsonObject): boolean {
  return textAt(column, 'ColType') === 'Money' || textAt(column, 'ColType') === 'Numeric';
}
