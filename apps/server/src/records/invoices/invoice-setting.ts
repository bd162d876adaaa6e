import {
  currency,
  findLocalDate,
  instant,
  localDateIn,
  termId,
  booksAmountPlaces,
  type CurrencyCode,
  type DocumentRules,
  type LocalDate,
  type PreflightContext,
  type TaxCodeId,
  type TaxSettings,
  type Term,
} from '@tieout/domain';
import { findConnectionOn } from '../../connectors/quickbooks/connection/working-connection.ts';
import { readReferences, type References } from '../../connectors/quickbooks/reference/read-references.ts';
import { taxSettingsOf } from '../../connectors/quickbooks/reference/tax-settings.ts';
import type { Db } from '../../store/store.ts';

/** What invoices of a workspace are computed and checked with. */
export interface InvoiceSetting {
  readonly workspaceId: string;
  readonly connection: Awaited<ReturnType<typeof findConnectionOn>>;
  readonly homeCurrency: CurrencyCode;
  readonly dueDays: number;
  readonly rules: DocumentRules;
  readonly company: PreflightContext['company'];
  /** Customers may be invoiced in currencies of their own (entities.md §3.6). */
  readonly isMultiCurrency: boolean;
  readonly terms: ReadonlyMap<string, Term>;
  /** The company's calendar day, or the workspace's where no company is connected. */
  readonly today: LocalDate;
  /** Of a document that is in the books: how it is reckoned there, where no field of ours says so. */
  readonly reckoning?: Reckoning;
}

/** Ways of reckoning that are chosen in QuickBooks, document by document, and kept as they are there. */
export interface Reckoning {
  readonly shippingTaxCodeId: TaxCodeId | null;
  /** US only (entities.md §4.5). */
  readonly isTaxAfterDiscount: boolean;
}

const noTax: TaxSettings = { model: 'off', codes: new Map() };

/** As the default company has it, for what belongs to none. */
export const readInvoiceSetting = (db: Db, workspaceId: string, now: Date): Promise<InvoiceSetting> =>
  readCompanySetting(db, { workspaceId }, now);

export interface SettingKey {
  readonly workspaceId: string;
  /** Absent: the default company of those that are on. */
  readonly connectionId?: string | undefined;
}

/** Reads it from the workspace and, where the company is on, from the mirror of its books. No call is made. */
export async function readCompanySetting(
  db: Db,
  { workspaceId, connectionId }: SettingKey,
  now: Date,
): Promise<InvoiceSetting> {
  const [workspace, connection] = await Promise.all([
    db
      .selectFrom('workspace')
      .select(['currency', 'time_zone', 'invoice_due_days'])
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow(),
    findConnectionOn(db, workspaceId, connectionId),
  ]);
  const references = connection === undefined ? undefined : await readReferences(db, connection.id);
  const homeCurrency = currency(connection?.currency ?? workspace.currency);
  return {
    workspaceId,
    connection,
    homeCurrency,
    dueDays: workspace.invoice_due_days,
    rules: { tax: references === undefined ? noTax : taxSettingsOf(references), amountPlaces: booksAmountPlaces },
    company: companyOf(references, homeCurrency),
    isMultiCurrency: references?.preferences?.CurrencyPrefs?.MultiCurrencyEnabled === true,
    terms: new Map((references?.terms ?? []).map(term => [term.Id, domainTerm(term)])),
    today: localDateIn(connection?.timeZone ?? workspace.time_zone, instant(now.toISOString())),
  };
}

/** Without books everything is allowed: nothing can be refused that is sent nowhere. */
function companyOf(references: References | undefined, homeCurrency: CurrencyCode): PreflightContext['company'] {
  const preferences = references?.preferences;
  const sales = preferences?.SalesFormsPrefs;
  const isAllowed = (flag: boolean | undefined) => references === undefined || flag === true;
  return {
    homeCurrency,
    currencies: [homeCurrency],
    usesCustomNumbers: sales?.CustomTxnNumbers === true,
    allowsDiscount: isAllowed(sales?.AllowDiscount),
    allowsShipping: isAllowed(sales?.AllowShipping),
    allowsDeposit: isAllowed(sales?.AllowDeposit),
    closingDate: findLocalDate(preferences?.AccountingInfoPrefs?.BookCloseDate ?? '') ?? null,
    isReadOnly: false,
  };
}

function domainTerm(term: References['terms'][number]): Term {
  const shared = { id: termId(term.Id), name: term.Name };
  if (term.DayOfMonthDue === undefined) return { ...shared, kind: 'standard', dueDays: term.DueDays ?? 0 };
  const { DayOfMonthDue: dayOfMonthDue, DueNextMonthDays: dueNextMonthDays = 0 } = term;
  return { ...shared, kind: 'date-driven', dayOfMonthDue, dueNextMonthDays };
}
