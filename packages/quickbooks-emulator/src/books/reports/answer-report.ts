import { goodAnswer } from '../answer/make-answer.ts';
import { methodNotAllowed, noSuchPath } from '../answer/path-faults.ts';
import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import { notEmulated } from '../faults/faults.ts';
import { agedReceivables } from './aged-receivables.ts';
import { balanceSheet } from './balance-sheet.ts';
import { customerBalance } from './customer-balance.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { reportToJson, type Report } from './report.ts';
import { transactionList } from './transaction-list.ts';
import { trialBalanceReport } from './trial-balance.ts';

type MakeReport = (company: Company, query: URLSearchParams) => Report;

const REPORTS: Readonly<Record<string, MakeReport>> = {
  AgedReceivables: agedReceivables,
  BalanceSheet: balanceSheet,
  CustomerBalance: customerBalance,
  ProfitAndLoss: profitAndLoss,
  TransactionList: transactionList,
  TrialBalance: trialBalanceReport,
};

/** Answers `GET /reports/{name}`; reports have no envelope of their own. */
export function answerReport(company: Company, call: BooksCall): BooksAnswer {
  const [, name = '', ...rest] = call.path;
  if (rest.length > 0 || name === '') throw noSuchPath(call);
  if (call.method !== 'GET') throw methodNotAllowed(call);
  return goodAnswer(call, JSON.stringify(makeReport(company, name, call.query)), { operation: 'report', metered: 1 });
}

/** A report as JSON, by its name in any case. */
export function makeReport(company: Company, name: string, query: URLSearchParams) {
  const known = Object.keys(REPORTS).find(each => each.toLowerCase() === name.toLowerCase());
  const make = known === undefined ? undefined : REPORTS[known];
  if (make === undefined) throw notEmulated(`the report ${name.slice(0, 60)}`);
  refuseOtherShapes(query);
  return reportToJson(make(company, query));
}

/** What these reports cannot do is said, not ignored. */
function refuseOtherShapes(query: URLSearchParams): void {
  const columns = query.get('summarize_column_by');
  if (columns !== null && columns.toLowerCase() !== 'total')
    throw notEmulated('reports with more than the total column');
}
