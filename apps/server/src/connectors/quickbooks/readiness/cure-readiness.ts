import type { ReadinessCheck } from '@tieout/api';
import type { Company, Preferences } from '@tieout/quickbooks';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import { getWorkingConnection } from '../connection/working-connection.ts';
import { readReadiness, type Readiness } from './read-readiness.ts';

type Cure = (company: Company) => Promise<unknown>;

const cures: Partial<Record<ReadinessCheck['code'], Cure>> = {
  'income-account': company =>
    company.create('Account', { Name: 'Sales', AccountType: 'Income', AccountSubType: 'SalesOfProductIncome' }),
  discounts: company => switchOn(company, { AllowDiscount: true }),
  shipping: company => switchOn(company, { AllowShipping: true }),
};

/** Carries out the one-click cure of a check in QuickBooks, then looks again. @throws ProblemFault `conflict` without such a cure */
export async function cureReadiness(
  tools: BooksTools,
  key: RecordKey,
  code: ReadinessCheck['code'],
): Promise<Readiness> {
  const connection = await getWorkingConnection(tools.db, key);
  const cure = cures[code];
  if (cure === undefined) throw new ProblemFault('conflict', 'Only a person can settle this, in QuickBooks.');
  const before = await readReadiness(tools, key, true);
  const check = before.checks.find(candidate => candidate.code === code);
  if (check?.cure?.kind !== 'click') return before;
  await callBooks(connection, () => cure(tools.client.company(connection.realmId)));
  return readReadiness(tools, key, true);
}

/** A sparse update replaces a group of settings whole: send all of it with the one switch turned. */
async function switchOn(company: Company, settings: Readonly<Record<string, boolean>>): Promise<void> {
  const { value } = await company.preferences();
  const sales: Preferences['SalesFormsPrefs'] = { ...value.SalesFormsPrefs, ...settings };
  await company.sparseUpdate('Preferences', { Id: value.Id, SyncToken: value.SyncToken, SalesFormsPrefs: sales });
}
