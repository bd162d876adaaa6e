import { sql } from 'kysely';
import type { TieOutRun } from '@tieout/api';
import { currency, decimal, findDecimal, formatMoney, isZero, money, subtract, type Decimal } from '@tieout/domain';
import type { Report } from '@tieout/quickbooks';
import type { BooksTools } from '../books-tools.ts';
import type { ComparedConnection } from './compared-connection.ts';

const reportName = 'AgedReceivables';

/**
 * Holds what QuickBooks' own report of receivables says against what its documents come to in our copy: an independent witness that no
 * document is missing. Both in home currency. @throws QuickBooksFault
 */
export async function crossCheck(
  tools: BooksTools,
  connection: ComparedConnection,
  signal: AbortSignal,
): Promise<TieOutRun['crossChecks']> {
  const { documents, last_day: lastDay } = await readOpen(tools, connection);
  const company = tools.client.company(connection.realmId);
  const request = { name: reportName, params: { report_date: lastDay } };
  const { value } = await company.report(request, { lane: 'background', signal });
  const report = grandTotal(value);
  if (report === undefined) return [];
  const difference = subtract(documents, report);
  return [
    {
      name: 'Receivables (A/R ageing summary)',
      currency: connection.currency,
      documents,
      report,
      difference,
      sentence: sentenceOf({ documents, report, difference }, connection),
    },
  ];
}

interface Checked {
  readonly documents: Decimal;
  readonly report: Decimal;
  readonly difference: Decimal;
}

function sentenceOf({ documents, report, difference }: Checked, { currency: code }: ComparedConnection): string {
  const shown = (amount: Decimal) => formatMoney(money(amount, currency(code)), 'en-US');
  if (isZero(difference)) return `QuickBooks’ report says ${shown(report)}, and so do its documents.`;
  return `QuickBooks’ report says ${shown(report)}, its invoices, credit memos and payments come to ${shown(documents)}: ${shown(difference)} apart. Journal entries on receivables count in the report only.`;
}

interface Open {
  readonly documents: Decimal;
  readonly last_day: string;
}

/** Everything open in the books, left alone or not, in home currency at each document's own rate. */
async function readOpen({ db, now }: BooksTools, { id }: ComparedConnection): Promise<Open> {
  const today = now().toISOString().slice(0, 10);
  const { rows } = await sql<{ readonly documents: string; readonly last_day: string }>`
    select trim_scale(coalesce(sum(round(sign * open * coalesce((payload->>'ExchangeRate')::numeric, 1), 2)), 0))::text as documents,
      greatest(coalesce(max((payload->>'TxnDate')::date), ${today}::date), ${today}::date)::text as last_day
    from mirror cross join lateral (
      select case entity when 'Invoice' then 1 else -1 end as sign,
        coalesce((payload->>(case entity when 'Payment' then 'UnappliedAmt' else 'Balance' end))::numeric, 0) as open) o
    where connection_id = ${id} and entity in ('Invoice', 'CreditMemo', 'Payment') and life = 'live'`.execute(db);
  const [row] = rows;
  return { documents: decimal(row?.documents ?? '0'), last_day: row?.last_day ?? today };
}

/** The last cell of the report's grand total. */
function grandTotal({ Rows }: Report): Decimal | undefined {
  const cells = Rows.Row?.find(row => row.group === 'GrandTotal')?.Summary?.ColData;
  const value = cells?.at(-1)?.value;
  return value === undefined ? undefined : (findDecimal(value) ?? undefined);
}
