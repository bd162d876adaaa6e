import { decimalAt, jsonNumber } from '../../decimal.ts';
import { businessFault } from '../../faults/faults.ts';
import { objectAt, refAt, textAt, type BooksRecord } from '../../json.ts';
import { amendRecord } from '../../write/amend-record.ts';
import { createEntity } from '../../write/create-entity.ts';
import { findDefinition, getDefinition } from '../registry.ts';
import type { WriteContext } from '../entity-definition.ts';

/**
 * A Balance sent at creation becomes an invoice dated OpenBalanceDate (entities.md §2.1, inferred), so that the
 * receivable it stands for exists in the books.
 */
export function openingBalance(saved: BooksRecord, context: WriteContext): void {
  const balance = decimalAt(saved, 'Balance');
  const id = textAt(saved, 'Id');
  if (balance === undefined || balance.eq(0) || id === undefined) return;
  if (balance.lt(0)) throw businessFault('You must specify a transaction amount that is 0 or greater.');
  const { company } = context;
  const invoice = findDefinition('Invoice');
  if (invoice === undefined) throw businessFault('An opening balance needs invoices.');
  amendRecord(company, getDefinition('Customer'), { id, changes: { Balance: 0, BalanceWithJobs: 0 }, touches: false });
  const items = objectAt(company.table('Preferences').record('1') ?? {}, 'OtherPrefs');
  const item = defaultItemOf(items) ?? '1';
  const isForeignTaxModel = company.profile.taxModel === 'by-code';
  createEntity(company, invoice, {
    body: {
      CustomerRef: { value: id },
      TxnDate: textAt(saved, 'OpenBalanceDate') ?? company.today(),
      PrivateNote: 'Opening Balance',
      ...(isForeignTaxModel ? { GlobalTaxCalculation: 'NotApplicable' } : {}),
      Line: [
        {
          Amount: jsonNumber(balance),
          Description: 'Opening Balance',
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: {
            ItemRef: { value: item },
            ...(isForeignTaxModel ? {} : { TaxCodeRef: { value: 'NON' } }),
          },
        },
      ],
    },
    options: { actor: context.actor, include: new Set() },
  });
}

function defaultItemOf(other: BooksRecord | undefined): string | undefined {
  const pairs = other?.['NameValue'];
  if (!Array.isArray(pairs)) return undefined;
  const found = (pairs as readonly BooksRecord[]).find(pair => pair['Name'] === 'SalesFormsPrefs.DefaultItem');
  return found === undefined ? undefined : (textAt(found, 'Value') ?? refAt(found, 'Value'));
}
