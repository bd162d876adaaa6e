import type { Answer, CallOptions, Send } from '../transport/call.ts';
import { documentOf } from '../transport/expect-shape.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import type { Report } from './report.ts';

/** Which report and for what: parameters as Intuit names them, such as `start_date: '2026-01-01'`. */
export interface ReportRequest {
  /** `ProfitAndLoss`, `BalanceSheet`, `TrialBalance`, `AgedReceivables`, `CustomerBalance`, `TransactionList`, … */
  readonly name: string;
  readonly params?: Readonly<Record<string, string | undefined>> | undefined;
}

export async function readReport(
  send: Send,
  realmId: string,
  request: ReportRequest & { readonly options: CallOptions },
): Promise<Answer<Report>> {
  const answer = await send({
    ...request.options,
    realmId,
    method: 'GET',
    path: `reports/${encodeURIComponent(request.name)}`,
    ...(request.params === undefined ? {} : { params: request.params }),
    accept: 'document',
    effect: 'read',
    meteredReads: 1,
  });
  const document = documentOf(answer);
  // XML wraps the report in an element of its own, JSON does not.
  const report = document['Report'] ?? document;
  if (!isReport(report)) throw malformedAnswer('The answer is no report', answer.meta);
  return { value: report, meta: answer.meta };
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'Header' in value && 'Columns' in value && 'Rows' in value;
}
