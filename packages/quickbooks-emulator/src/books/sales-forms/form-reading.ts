import type { Company } from '../company.ts';
import type { TaxSetting } from './tax-setting.ts';

/** What the reading of a form's lines depends on. */
export interface FormReading {
  readonly company: Company;
  readonly txnDate: string;
  readonly tax: TaxSetting;
  readonly taxInclusive: boolean;
  /** Estimates promise goods without moving them. */
  readonly movesStock: boolean;
}
