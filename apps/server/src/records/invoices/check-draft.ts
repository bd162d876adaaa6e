import type { InvoiceFields } from '@tieout/api';
import {
  currency,
  preflightInvoice,
  type InvoiceDraft,
  type PreflightContext,
  type PreflightFinding,
} from '@tieout/domain';
import type { Db } from '../../store/store.ts';
import type { InvoiceParties } from './invoice-parties.ts';
import type { InvoiceSetting } from './invoice-setting.ts';

/** A finding as the API tells it. */
export interface DraftCheck {
  readonly code: string;
  readonly severity: 'blocks' | 'warns';
  readonly path: string;
  readonly sentence: string;
  readonly cure: string | null;
}

export interface CheckedDraft {
  readonly draft: InvoiceDraft;
  readonly fields: InvoiceFields;
  readonly parties: InvoiceParties;
  readonly setting: InvoiceSetting;
  /** The stored invoice, whose own number is not taken by another. */
  readonly invoiceId: string | null;
}

/** Everything that is known to be wrong before the call (invoicing.md, Checks). Empty: it can be created as it stands. */
export async function checkDraft(db: Db, checked: CheckedDraft): Promise<DraftCheck[]> {
  const isNumberTaken = await isTaken(db, checked);
  const findings = preflightInvoice(checked.draft, contextOf(checked, isNumberTaken));
  // A company that numbers nothing by itself gets the next free number from us.
  const kept = findings.filter(finding => finding.code !== 'number-missing');
  return [...strangers(checked), ...newRecords(checked), ...kept.map(finding => checkOf(finding, checked.fields))];
}

function contextOf({ parties, setting }: CheckedDraft, isNumberTaken: boolean): PreflightContext {
  const { customer, items } = parties;
  return {
    rules: setting.rules,
    customer:
      customer === null
        ? null
        : {
            // One that QuickBooks does not know is created with the invoice.
            isLinked: true,
            isActive: customer.life === 'live',
            currency: isFixed(setting, customer) ? currency(customer.currency) : null,
          },
    itemOf: id => {
      const item = items.get(id);
      return item === undefined ? null : { isLinked: true, isActive: item.life === 'live', type: item.kind };
    },
    company: { ...setting.company, currencies: currenciesOf(setting, customer) },
    isNumberTaken,
    isToBeEmailed: false,
    mayWrite: true,
    quote: null,
  };
}

type Customer = InvoiceParties['customer'];

/** Until QuickBooks knows the customer, its currency is fixed only where QuickBooks will be told of it. */
const isFixed = ({ isMultiCurrency }: InvoiceSetting, customer: NonNullable<Customer>): boolean =>
  isMultiCurrency || customer.books_id !== null;

/** A currency that a customer has is switched on: QuickBooks adds it with the customer. */
function currenciesOf({ company, isMultiCurrency }: InvoiceSetting, customer: Customer) {
  if (!isMultiCurrency || customer === null) return company.currencies;
  return [...company.currencies, currency(customer.currency)];
}

/** Customers and items of another company: an invoice and all that it names stand in the same books. */
function strangers({ fields, parties, setting }: CheckedDraft): readonly DraftCheck[] {
  const { connection } = setting;
  if (connection === undefined) return [];
  const check = (name: string, owner: string, path: string): DraftCheck => ({
    code: 'other-company',
    severity: 'blocks',
    path,
    sentence: `${name} belongs to ${owner}, and this invoice goes to ${connection.companyName}.`,
    cure: null,
  });
  const { customer, items } = parties;
  return [
    ...(!customer?.other_company ? [] : [check(customer.display_name, customer.other_company, 'customerId')]),
    ...fields.lines.flatMap((line, index) => {
      const item = line.itemId === null ? undefined : items.get(line.itemId);
      return !item?.other_company ? [] : [check(item.name, item.other_company, `lines.${index}.itemId`)];
    }),
  ];
}

/** What will be created in QuickBooks beside the invoice: said before, never a surprise. */
function newRecords({ fields, parties, setting }: CheckedDraft): readonly DraftCheck[] {
  if (setting.connection === undefined) return [];
  const { customer, items } = parties;
  const isNewCustomer = customer?.books_id === null && customer.other_company === null;
  const warning = { code: 'new-in-books', severity: 'warns', cure: null } as const;
  const newLines = fields.lines.flatMap((line, index) => {
    const item = line.itemId === null ? undefined : items.get(line.itemId);
    return item?.books_id === null && item.other_company === null ? [{ item, path: `lines.${index}.itemId` }] : [];
  });
  return [
    ...(isNewCustomer
      ? [{ ...warning, path: 'customerId', sentence: `${customer.display_name} will be created in QuickBooks too.` }]
      : []),
    ...newLines.map(({ item, path }) => ({
      ...warning,
      path,
      sentence: `${item.name} will be created in QuickBooks too, on your income account.`,
    })),
  ];
}

/** Another company that was connected before has numbers of its own. */
async function isTaken(db: Db, { fields, setting, invoiceId }: CheckedDraft): Promise<boolean> {
  if (fields.number === null || fields.number === '') return false;
  const query = db
    .selectFrom('invoice')
    .leftJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .select('invoice.id')
    .where('invoice.workspace_id', '=', setting.workspaceId)
    .where('invoice.number', '=', fields.number)
    .where('invoice.is_deleted', '=', false)
    .where(where =>
      where.or([
        where('link.connection_id', 'is', null),
        where('link.connection_id', '=', setting.connection?.id ?? null),
      ]),
    )
    .limit(1);
  const other = invoiceId === null ? query : query.where('invoice.id', '<>', invoiceId);
  return (await other.executeTakeFirst()) !== undefined;
}

const paths: Readonly<Record<string, string>> = {
  source: '',
  customer: 'customerId',
  documentNumber: 'number',
  issueDate: 'txnDate',
  privateNote: 'note',
  email: 'billTo.email',
  item: 'itemId',
};

function checkOf(finding: PreflightFinding, fields: InvoiceFields): DraftCheck {
  const field = paths[finding.field] ?? finding.field;
  const index = fields.lines.findIndex(line => line.id === finding.lineId);
  return {
    code: finding.code,
    severity: finding.severity === 'blocker' ? 'blocks' : 'warns',
    path: index < 0 ? field : `lines.${index}.${field}`,
    sentence: finding.sentence,
    cure: finding.cures[0] ?? null,
  };
}
