import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import { decimal, decimalAt, r7, type Decimal } from '../decimal.ts';
import { businessFault, invalidReference } from '../faults/faults.ts';
import { textAt, type BooksRecord, type Draft } from '../json.ts';
import { recordOf } from '../store/snapshot.ts';
import { saveNextVersion } from '../write/save-next-version.ts';
import { insertRecord } from '../write/write-record.ts';
import { EMULATOR_ACTOR } from '../write/write-options.ts';
import { currencyName } from './currency-names.ts';

/** US dollars for one unit, roughly as in early 2026: what a company knows before anybody sets a rate. */
const DOLLARS_PER_UNIT: Readonly<Record<string, string>> = {
  AUD: '0.66',
  CAD: '0.73',
  CHF: '1.25',
  CNY: '0.14',
  DKK: '0.157',
  EUR: '1.17',
  GBP: '1.35',
  INR: '0.0112',
  JPY: '0.0064',
  MXN: '0.055',
  NOK: '0.099',
  NZD: '0.58',
  PLN: '0.275',
  SEK: '0.106',
  SGD: '0.775',
  USD: '1',
  ZAR: '0.058',
};

/** Home units for one unit of the currency on a day: the last rate set on or before it, else the built-in one. */
export function exchangeRateOn(company: Company, currency: string, day: string): Decimal {
  const home = company.profile.homeCurrency;
  if (currency === home) return decimal(1);
  const set = latestRate(company, currency, day);
  const rate = set === undefined ? undefined : decimalAt(set, 'Rate');
  if (rate !== undefined) return rate;
  const [from, to] = [DOLLARS_PER_UNIT[currency], DOLLARS_PER_UNIT[home]];
  return from === undefined || to === undefined ? decimal(1) : r7(decimal(from).div(decimal(to)));
}

/** The rate record to answer for a day. Throws 2500 for an unknown currency. */
export function readExchangeRate(company: Company, currency: string, day: string): BooksRecord {
  if (currencyName(currency) === undefined) throw invalidReference('Currency', currency);
  const set = latestRate(company, currency, day);
  const meta = set?.['MetaData'];
  return {
    SourceCurrencyCode: currency,
    TargetCurrencyCode: company.profile.homeCurrency,
    Rate: Number(exchangeRateOn(company, currency, day).toString()),
    AsOfDate: day,
    ...(meta === undefined ? {} : { MetaData: meta }),
    domain: 'QBO',
    sparse: false,
  };
}

function latestRate(company: Company, currency: string, day: string): BooksRecord | undefined {
  let latest: BooksRecord | undefined;
  for (const snapshot of company.table('ExchangeRate').snapshots()) {
    const record = recordOf(snapshot);
    const asOf = textAt(record, 'AsOfDate') ?? '';
    if (record['SourceCurrencyCode'] !== currency || asOf > day) continue;
    if (latest === undefined || asOf >= (textAt(latest, 'AsOfDate') ?? '')) latest = record;
  }
  return latest;
}

/** Sets the rate of a currency for a day; only with multi-currency. */
export function setExchangeRate(company: Company, parsed: Draft): BooksRecord {
  const [code, day] = [textAt(parsed, 'SourceCurrencyCode') ?? '', textAt(parsed, 'AsOfDate') ?? ''];
  if (currencyName(code) === undefined) throw invalidReference('Currency', code);
  if (code === company.profile.homeCurrency) throw businessFault('The rate of the home currency is always 1.');
  if ((decimalAt(parsed, 'Rate') ?? decimal(0)).lte(0))
    throw businessFault('The exchange rate must be greater than 0.');
  const definition = getDefinition('ExchangeRate');
  const draft: Draft = { ...parsed, TargetCurrencyCode: company.profile.homeCurrency };
  return company.atomically(() => {
    for (const current of company.table('ExchangeRate').snapshots()) {
      const record = recordOf(current);
      if (record['SourceCurrencyCode'] !== code || record['AsOfDate'] !== day) continue;
      const version = { draft, current, atMs: company.now(), writer: EMULATOR_ACTOR.userName };
      return recordOf(saveNextVersion(company, definition, version));
    }
    const context = {
      company,
      verb: 'create' as const,
      include: new Set<string>(),
      at: company.now(),
      actor: EMULATOR_ACTOR,
      sent: {},
    };
    return recordOf(insertRecord(company, definition, { draft, context }));
  });
}
