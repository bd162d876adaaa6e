import { keepStoredCurrency, settleNewCurrency } from '../../currency/list-currency.ts';
import { decimalAt } from '../../decimal.ts';
import { BooksFault } from '../../faults/books-fault.ts';
import { ruleFault } from '../../faults/faults.ts';
import { objectAt, refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import { mentions, peekRecord } from '../../store/snapshot.ts';
import type { WriteContext } from '../entity-definition.ts';
import { refuseWithActiveChildren, settleHierarchy, type Tree } from '../rules/hierarchy.ts';
import { settlePersonNames } from '../rules/person-names.ts';
import { maskTaxIdentifiers } from '../rules/tax-identifiers.ts';
import { refuseWithUnbilledCharges } from './unbilled-charges.ts';

/** Sub-customers and jobs. */
export const CUSTOMER_TREE: Tree = {
  entity: 'Customer',
  nameProperty: 'DisplayName',
  flag: 'Job',
  showsFlag: true,
  showsLevel: true,
};

/** Defaults of a new customer, as recorded (entities.md §2.1). */
export function prepareCreate(draft: Draft, context: WriteContext): void {
  settlePersonNames(draft, context);
  settleNewCurrency(draft, context);
  if (refAt(draft, 'ParentRef') !== undefined) draft['Job'] ??= true;
  settleShared(draft, context);
  draft['Balance'] ??= 0;
  draft['BalanceWithJobs'] = draft['Balance'];
  draft['IsProject'] = false;
  draft['ClientEntityId'] = '0';
}

/** Rules of an update; the currency, the balances and the billing parent have their own. */
export function prepareUpdate(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  settlePersonNames(draft, context);
  keepStoredCurrency(draft, previous, context);
  settleShared(draft, context);
  if (draft['BillWithParent'] !== previous['BillWithParent']) refuseOtherBilling(previous, context);
  if (draft['Active'] === false && previous['Active'] !== false) refuseDeactivation(previous, context);
}

/** 6130: who is billed stays once there are invoices or payments (entities.md §2.1). */
function refuseOtherBilling(previous: BooksRecord, context: WriteContext): void {
  const id = textAt(previous, 'Id') ?? '';
  for (const entity of ['Invoice', 'Payment'] as const) {
    for (const snapshot of context.company.table(entity).snapshots()) {
      if (!mentions(snapshot, `"value":"${id}"`) || refAt(peekRecord(snapshot), 'CustomerRef') !== id) continue;
      throw ruleFault(
        '6130',
        'Cannot change who customer bills with',
        'You cannot change who this customer bills with, because it has transactions.',
      );
    }
  }
}

function settleShared(draft: Draft, context: WriteContext): void {
  draft['Job'] ??= false;
  settleHierarchy(CUSTOMER_TREE, draft, context);
  // Only a job can be billed with its parent.
  draft['BillWithParent'] = draft['Job'] === true && draft['BillWithParent'] === true;
  draft['PreferredDeliveryMethod'] ??= 'Print';
  settleTax(draft, context);
  requireDeliveryAddress(draft);
  maskTaxIdentifiers(draft);
}

/** US answers say Taxable true and name the company's tax group (recorded); an exemption makes it false. */
function settleTax(draft: Draft, context: WriteContext): void {
  const { company } = context;
  const isUs = company.profile.country === 'US';
  if (draft['TaxExemptionReasonId'] !== undefined) draft['Taxable'] = false;
  draft['Taxable'] ??= isUs;
  if (draft['Taxable'] !== true) {
    Reflect.deleteProperty(draft, 'DefaultTaxCodeRef');
    return;
  }
  const group = refAt(objectAt(company.table('Preferences').record('1') ?? {}, 'TaxPrefs') ?? {}, 'TaxGroupCodeRef');
  if (isUs && group !== undefined) draft['DefaultTaxCodeRef'] ??= { value: group };
}

/** 6420: delivery by e-mail needs an address. */
function requireDeliveryAddress(draft: Draft): void {
  if (draft['PreferredDeliveryMethod'] !== 'Email' || draft['PrimaryEmailAddr'] !== undefined) return;
  throw ruleFault(
    '6420',
    'Email address is required',
    'An email address is required when the delivery method is Email.',
  );
}

/** 6220 with an open balance, 6280 with unbilled charges, 6000 with active sub-customers (entities.md §3.2). */
function refuseDeactivation(previous: BooksRecord, context: WriteContext): void {
  refuseWithActiveChildren(CUSTOMER_TREE, previous, context);
  refuseWithBalance(previous, context);
  refuseWithUnbilledCharges(context.company, textAt(previous, 'Id') ?? '');
}

/** Fault 6220 for a customer or vendor whose balance is not zero. */
export function refuseWithBalance(previous: BooksRecord, context: WriteContext): void {
  if (context.company.switches.deactivateWithBalance === 'accept') return;
  const balance = decimalAt(previous, 'Balance');
  if (balance === undefined || balance.eq(0)) return;
  throw new BooksFault({
    code: '6220',
    message: 'Delete List Has Balance Error',
    detail: `Delete List Has Balance Error : ${textAt(previous, 'DisplayName') ?? 'This name'} has a non-zero balance and cannot be made inactive.`,
    element: '',
  });
}
