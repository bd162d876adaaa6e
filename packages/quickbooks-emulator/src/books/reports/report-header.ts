import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import { pacificSeconds } from '../store/pacific-time.ts';
import type { ReportBasis } from './report-basis.ts';
import type { ReportPeriod } from './report-period.ts';

/** What a header says beside name, time and currency. */
export interface HeaderParts {
  readonly period: ReportPeriod;
  /** Financial statements say their basis; other reports have none. */
  readonly basis?: ReportBasis;
}

/** The Header block of a report. */
export function reportHeader(company: Company, name: string, { period, basis }: HeaderParts): JsonObject {
  return {
    Time: pacificSeconds(company.now()),
    ReportName: name,
    ...(period.macro === undefined ? {} : { DateMacro: period.macro }),
    ...(basis === undefined ? {} : { ReportBasis: basis }),
    StartPeriod: period.start,
    EndPeriod: period.end,
    ...(basis === undefined ? {} : { SummarizeColumnsBy: 'Total' }),
    Currency: company.profile.homeCurrency,
    Option: basis === undefined ? [] : [{ Name: 'AccountingStandard', Value: 'GAAP' }],
  };
}
