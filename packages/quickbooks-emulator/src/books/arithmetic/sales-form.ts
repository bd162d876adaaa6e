import { divideHalfUp } from './half-up.ts';
import type { Cents, Precise } from './fixed-point.ts';
import { percentageOf } from './percentage.ts';
import { prorate } from './prorate.ts';
import { grossFactorOf, taxPerRate } from './tax-rates.ts';
import type { AppliedRate, RateTax, TaxableBase } from './tax-rates.ts';
import { overrideTax } from './tax-override.ts';
import type { TaxOverride } from './tax-override.ts';

/** An amount with the tax code that applies to it; no code means that no tax is charged on it. */
export interface CodedAmount {
  /** Net, or gross in an inclusive form when `gross` is absent (entities.md §4.4). */
  readonly amount: Cents;
  /** The gross that was sent beside a net amount, in an inclusive form. */
  readonly gross?: Cents;
  readonly taxCode?: string;
}

/** The one discount that a form may have. */
export type FormDiscount =
  | { readonly kind: 'none' }
  | { readonly kind: 'percent'; readonly percent: Precise }
  | { readonly kind: 'amount'; readonly amount: Cents };

/** Everything that the totals of an invoice, estimate, credit memo or receipt depend on. */
export interface SalesForm {
  readonly lines: readonly CodedAmount[];
  readonly discount: FormDiscount;
  /** Shipping and gratuity: they follow the subtotal, and no discount applies to them. */
  readonly charges: readonly CodedAmount[];
  readonly taxInclusive: boolean;
  /** US: ApplyTaxAfterDiscount; elsewhere always true (entities.md §4.5). */
  readonly discountLowersTaxBase: boolean;
  readonly ratesOf: (taxCode: string) => readonly AppliedRate[];
  readonly override?: TaxOverride;
}

/** A line as QuickBooks stores it: net, and the gross of an inclusive form. */
export interface NetAndGross {
  readonly net: Cents;
  readonly gross: Cents;
}

/** The figures of a form; `total` = `subTotal` - `discount` + `charges` + `totalTax` (entities.md §4.2). */
export interface SalesFormTotals {
  readonly lines: readonly NetAndGross[];
  readonly subTotal: Cents;
  readonly discount: Cents;
  readonly charges: readonly NetAndGross[];
  readonly rateTaxes: readonly RateTax[];
  readonly totalTax: Cents;
  readonly total: Cents;
}

/** Computes a sales form to the cent, by the rules of entities.md §4. */
export function totalsOf(form: SalesForm): SalesFormTotals {
  const lines = form.lines.map(line => splitGross(line, form));
  const charges = form.charges.map(charge => splitGross(charge, form));
  const subTotal = netTotal(lines);
  const groups = groupByCode(form, lines);
  const discount = form.taxInclusive ? inclusiveDiscount(form, groups) : exclusiveDiscount(form, subTotal, groups);
  const bases = taxableBases(form, { groups, discountShares: discount.shares, charges });
  const net = subTotal - discount.net + netTotal(charges);
  const computed = taxPerRate(bases);
  const reconciled = form.taxInclusive
    ? settleResidual(computed, grossTotal(lines) - discount.gross + grossTotal(charges) - net)
    : computed;
  const rateTaxes = form.override === undefined ? reconciled : overrideTax(reconciled, form.override);
  const totalTax = rateTaxes.reduce((sum, { tax }) => sum + tax, 0n);
  return { lines, subTotal, discount: discount.net, charges, rateTaxes, totalTax, total: net + totalTax };
}

interface CodeGroup {
  readonly taxCode: string | undefined;
  readonly rates: readonly AppliedRate[];
  net: Cents;
  gross: Cents;
}

interface Discount {
  readonly net: Cents;
  readonly gross: Cents;
  readonly shares: readonly Cents[];
}

function splitGross({ amount, gross, taxCode }: CodedAmount, form: SalesForm): NetAndGross {
  if (!form.taxInclusive) return { net: amount, gross: amount };
  if (gross !== undefined) return { net: amount, gross };
  const rates = taxCode === undefined ? [] : form.ratesOf(taxCode);
  return { net: netOf(amount, rates), gross: amount };
}

function netOf(gross: Cents, rates: readonly AppliedRate[]): Cents {
  const factor = grossFactorOf(rates);
  return divideHalfUp(gross * factor.denominator, factor.numerator);
}

/** Untaxed amounts come last: they take the odd cent of a prorated discount, where no tax hangs on it. */
function groupByCode(form: SalesForm, lines: readonly NetAndGross[]): CodeGroup[] {
  const groups = new Map<string | undefined, CodeGroup>();
  form.lines.forEach(({ taxCode }, index) => {
    const { net = 0n, gross = 0n } = lines[index] ?? {};
    const group = groups.get(taxCode);
    if (group === undefined) {
      groups.set(taxCode, { taxCode, rates: taxCode === undefined ? [] : form.ratesOf(taxCode), net, gross });
    } else {
      group.net += net;
      group.gross += gross;
    }
  });
  return [...groups.values()].sort((a, b) => Number(a.rates.length === 0) - Number(b.rates.length === 0));
}

function exclusiveDiscount(form: SalesForm, subTotal: Cents, groups: readonly CodeGroup[]): Discount {
  const amount = discountAmount(form.discount, subTotal);
  const shares = prorate(
    amount,
    groups.map(group => group.net),
  );
  return { net: amount, gross: amount, shares };
}

/** The discount of an inclusive form is taken off the gross and shown net (entities.md §4.4: 2.40 / 1.13 = 2.12). */
function inclusiveDiscount(form: SalesForm, groups: readonly CodeGroup[]): Discount {
  const grosses = groups.map(group => group.gross);
  const gross = discountAmount(form.discount, sum(grosses));
  const shares = prorate(gross, grosses).map((share, index) => netOf(share, groups[index]?.rates ?? []));
  return { net: sum(shares), gross, shares };
}

function discountAmount(discount: FormDiscount, base: Cents): Cents {
  switch (discount.kind) {
    case 'none':
      return 0n;
    case 'amount':
      return discount.amount;
    case 'percent':
      return percentageOf(base, discount.percent);
  }
}

interface BaseParts {
  readonly groups: readonly CodeGroup[];
  readonly discountShares: readonly Cents[];
  readonly charges: readonly NetAndGross[];
}

function taxableBases(form: SalesForm, { groups, discountShares, charges }: BaseParts): TaxableBase[] {
  const bases = groups.map(({ rates, net }, index) => ({
    rates,
    base: form.discountLowersTaxBase ? net - (discountShares[index] ?? 0n) : net,
  }));
  form.charges.forEach(({ taxCode }, index) => {
    if (taxCode !== undefined) bases.push({ rates: form.ratesOf(taxCode), base: charges[index]?.net ?? 0n });
  });
  return bases;
}

/** In an inclusive form tax is gross less net, even a cent off base x rate; the last rate takes it (entities.md §4.4). */
function settleResidual(rateTaxes: readonly RateTax[], totalTax: Cents): RateTax[] {
  const residual = totalTax - rateTaxes.reduce((total, { tax }) => total + tax, 0n);
  return rateTaxes.map((rateTax, index) =>
    index === rateTaxes.length - 1 ? { ...rateTax, tax: rateTax.tax + residual } : rateTax,
  );
}

function netTotal(lines: readonly NetAndGross[]): Cents {
  return lines.reduce((total, line) => total + line.net, 0n);
}

function grossTotal(lines: readonly NetAndGross[]): Cents {
  return lines.reduce((total, line) => total + line.gross, 0n);
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
