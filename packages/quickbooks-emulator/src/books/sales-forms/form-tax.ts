import type { AppliedRate } from '../arithmetic/tax-rates.ts';
import type { Company } from '../company.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { invalidReference } from '../faults/faults.ts';
import { objectAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../json.ts';
import { automatedTaxOf } from '../tax/automated-tax.ts';
import { ratesOfCode } from '../tax/code-rates.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { taxNotApplicableFault, transactionTaxCodeFault } from '../transactions/transaction-faults.ts';
import type { TaxSetting } from './tax-setting.ts';

/** The tax of a form, as far as it is known before its lines are read. */
export interface FormTax {
  readonly setting: TaxSetting;
  readonly taxInclusive: boolean;
  readonly discountLowersTaxBase: boolean;
  /** US: the code of the transaction, as answers show it. */
  readonly txnTaxCode?: string;
  /** TxnTaxDetail that the caller sent and that may state tax of its own. */
  readonly stated?: JsonObject;
}

/** Whose form it is and what stood there before. */
export interface FormTaxOf {
  readonly customer: BooksRecord | undefined;
  readonly previous: BooksRecord | undefined;
}

const PSEUDO_CODES: ReadonlySet<string> = new Set(['TAX', 'NON', 'CustomSalesTax']);

/** Settles how tax works on a form (entities.md §3.7) and normalises the fields that say so. */
export function settleFormTax(draft: Draft, context: WriteContext, of: FormTaxOf): FormTax {
  const { company } = context;
  const isUs = company.profile.taxModel !== 'by-code';
  if (isUs) {
    delete draft['GlobalTaxCalculation'];
    draft['ApplyTaxAfterDiscount'] ??= false;
  } else {
    delete draft['ApplyTaxAfterDiscount'];
  }
  if (!preferencesOf(company).usingSalesTax) return withoutTax(draft, isUs);
  return isUs ? usTax(draft, context, of) : taxByCode(draft, context, of);
}

/** Tax that is sent while the company does not use sales tax is ignored and not stored (entities.md §3.10). */
function withoutTax(draft: Draft, isUs: boolean): FormTax {
  if (!isUs) draft['GlobalTaxCalculation'] = 'NotApplicable';
  return { setting: { kind: 'off', showsNon: isUs }, taxInclusive: false, discountLowersTaxBase: false };
}

function usTax(draft: Draft, context: WriteContext, of: FormTaxOf): FormTax {
  const common = { taxInclusive: false, discountLowersTaxBase: draft['ApplyTaxAfterDiscount'] === true };
  const { company } = context;
  if (company.profile.taxModel === 'us-automated') {
    const { taxCode, rates } = automatedTaxOf(company, draft, of.customer);
    // The engine does not tax an exempt customer, whatever the lines say.
    const isExempt = of.customer?.['Taxable'] === false;
    const setting: TaxSetting = { kind: 'us', rates: isExempt ? [] : rates, customer: of.customer };
    return { ...common, setting, txnTaxCode: taxCode };
  }
  const stated = statedTax(context, of.previous);
  const txnTaxCode = stated === undefined ? undefined : refAt(stated, 'TxnTaxCodeRef');
  const rates = txnTaxCode === undefined ? [] : ratesOfGroup(company, txnTaxCode, textAt(draft, 'TxnDate') ?? '');
  const setting: TaxSetting = { kind: 'us', rates, customer: of.customer };
  if (txnTaxCode === undefined) return { ...common, setting };
  const isOverride = context.sent['TxnTaxDetail'] !== undefined || leavesMoneyAlone(context);
  return { ...common, setting, txnTaxCode, ...(isOverride && stated !== undefined ? { stated } : {}) };
}

function taxByCode(draft: Draft, context: WriteContext, of: FormTaxOf): FormTax {
  const { company } = context;
  const calculation = textAt(draft, 'GlobalTaxCalculation') ?? 'TaxExcluded';
  draft['GlobalTaxCalculation'] = calculation;
  const sent = objectAt(context.sent, 'TxnTaxDetail');
  if (calculation === 'NotApplicable') {
    if (sent !== undefined) throw taxNotApplicableFault();
    return { setting: { kind: 'off', showsNon: false }, taxInclusive: false, discountLowersTaxBase: false };
  }
  const ratesOf = rememberRates(company, textAt(draft, 'TxnDate') ?? '');
  const stated = sent ?? keptOverride(context, of.previous);
  return {
    setting: { kind: 'by-code', ratesOf },
    taxInclusive: calculation === 'TaxInclusive',
    discountLowersTaxBase: true,
    ...(stated === undefined ? {} : { stated }),
  };
}

/** What the caller says, or on a sparse update without a word about tax, the code that was there. */
function statedTax(context: WriteContext, previous: BooksRecord | undefined): JsonObject | undefined {
  const sent = objectAt(context.sent, 'TxnTaxDetail');
  if (sent !== undefined || context.verb !== 'sparse' || previous === undefined) return sent;
  return objectAt(previous, 'TxnTaxDetail');
}

function keptOverride(context: WriteContext, previous: BooksRecord | undefined): JsonObject | undefined {
  return previous !== undefined && leavesMoneyAlone(context) ? objectAt(previous, 'TxnTaxDetail') : undefined;
}

const TAX_FIELDS = ['Line', 'GlobalTaxCalculation', 'ApplyTaxAfterDiscount'] as const;

/** A sparse update that leaves the lines alone leaves their tax alone, an overridden one too. */
function leavesMoneyAlone({ verb, sent }: WriteContext): boolean {
  return verb === 'sparse' && TAX_FIELDS.every(field => sent[field] === undefined);
}

function ratesOfGroup(company: Company, taxCode: string, txnDate: string): readonly AppliedRate[] {
  if (PSEUDO_CODES.has(taxCode)) throw transactionTaxCodeFault(taxCode);
  if (company.table('TaxCode').find(taxCode) === undefined) throw invalidReference('TaxCodes', taxCode);
  return ratesOfCode(company, taxCode, { side: 'SalesTaxRateList', txnDate });
}

function rememberRates(company: Company, txnDate: string): (taxCode: string) => readonly AppliedRate[] {
  const known = new Map<string, readonly AppliedRate[]>();
  return taxCode => {
    const rates = known.get(taxCode) ?? ratesOfCode(company, taxCode, { side: 'SalesTaxRateList', txnDate });
    known.set(taxCode, rates);
    return rates;
  };
}
