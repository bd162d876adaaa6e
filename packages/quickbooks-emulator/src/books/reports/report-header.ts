import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import { pacificSeconds } from '../store/pacific-time.ts';
import type { ReportPeriod } from './report-period.ts';

/** What a header says beside name, time and currency. */
export interface HeaderParts {
  readonly period: ReportPeriod;
  /** Financial statements say their basis; ours is accrual. */
  readonly basis: boolean;
}

/** The Header block of a report. */
export function reportHeader(company: Company, name: string, { period, basis }: HeaderParts): JsonObject {
  return {
    Time: pacificSeconds(company.now()),
    ReportName: name,
    ...(period.macro === undefined ? {} : { DateMacro: period.macro }),
    ...(basis ? { ReportBasis: 'Accrual' } : {}),
    StartPeriod: period.start,
    EndPeriod: period.end,
    ...(basis ? { SummarizeColumnsBy: 'Total' } : {}),
    Currency: company.profile.homeCurrency,
    Option: basis ? [{ Name: 'AccountingStandard', Value: 'GAAP' }] : [],
  };
}
