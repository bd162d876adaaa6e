import type { readTaxComparison } from '@tieout/api';
import { localDateIn, instant } from '@tieout/domain';
import type { z } from 'zod';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import { booksChoicesOf } from './books-choices.ts';
import { readReferences } from './read-references.ts';

export type TaxComparison = z.output<NonNullable<typeof readTaxComparison.answer>>;

/** Tax rates and currencies of both sides, to be confirmed (I2G-08, I2G-09). */
export async function compareTaxes(db: Db, key: RecordKey, now: Date): Promise<TaxComparison> {
  const row = await db
    .selectFrom('connection')
    .innerJoin('workspace', 'workspace.id', 'connection.workspace_id')
    .select(['connection.country', 'connection.is_tax_confirmed', 'connection.time_zone', 'workspace.currency'])
    .where('connection.id', '=', key.id)
    .where('connection.workspace_id', '=', key.workspaceId)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  const today = localDateIn(row.time_zone, instant(now.toISOString()));
  const choices = booksChoicesOf(await readReferences(db, key.id), today);
  const here = await currenciesHere(db, key.workspaceId, row.currency);
  const there = new Set(choices.currencies.map(currency => currency.code));
  const codes = [...new Set([...here, ...there])].sort();
  return {
    country: row.country,
    taxModel: choices.taxModel,
    homeCurrency: { here: row.currency, books: choices.homeCurrency, agrees: row.currency === choices.homeCurrency },
    currencies: codes.map(code => ({ code, here: here.has(code), books: there.has(code) })),
    taxCodes: choices.taxCodes,
    isConfirmed: row.is_tax_confirmed,
  };
}

async function currenciesHere(db: Db, workspaceId: string, home: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('customer')
    .select('currency')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('life', '=', 'live')
    .execute();
  return new Set([home, ...rows.map(row => row.currency)]);
}
