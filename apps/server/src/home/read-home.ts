import { sql } from 'kysely';
import { agingBuckets, invoiceStates, type readHome } from '@tieout/api';
import { add, zero, type Decimal } from '@tieout/domain';
import type { z } from 'zod';
import { selectConnections } from '../connectors/quickbooks/connection/connection-answer.ts';
import { readCompaniesOn } from '../records/company-days.ts';
import { countInvoices, type InvoiceCounts } from '../records/invoices/count-invoices.ts';
import { readOwing, type Owing } from '../records/invoices/read-owing.ts';
import type { Db } from '../store/store.ts';
import { readLatest } from './read-latest.ts';

export type HomeAnswer = z.output<NonNullable<typeof readHome.answer>>;

const attentionMax = 5;

/** What is owed, invoices by state, what needs a person, latest activity. Money of each currency is summed up by itself. */
export async function readHomePage(db: Db, workspaceId: string, now: Date): Promise<HomeAnswer> {
  const { days, homeCurrency } = await readCompaniesOn(db, workspaceId, now);
  const reading = readOwing(db, { workspaceId, days });
  const [owing, counts, records, connections, attention, latest] = await Promise.all([
    reading,
    countInvoices(db, { workspaceId, days, owing: reading }),
    countRecords(db, workspaceId),
    selectConnections(db, { workspaceId }, now),
    readAttention(db, workspaceId),
    readLatest(db, workspaceId),
  ]);
  const leading = connections.find(({ isDefault }) => isDefault) ?? connections[0];
  return {
    ...owedIn(homeCurrency, owing),
    otherCurrencies: currenciesBeside(homeCurrency, owing).map(currency => owedIn(currency, owing)),
    invoiceCounts: shownCounts(counts),
    ...records,
    connection: leading ?? null,
    otherCompanies: connections.filter(one => one.state !== 'disconnected' && one !== leading),
    attention,
    latest,
  };
}

/** Sums over states are no states of their own. */
function shownCounts(counts: InvoiceCounts): HomeAnswer['invoiceCounts'] {
  const shown = [...invoiceStates, 'overdue'] as const;
  return Object.fromEntries(shown.map(state => [state, counts[state]])) as HomeAnswer['invoiceCounts'];
}

/** Currencies that something is owed in, beside the home one. */
const currenciesBeside = (homeCurrency: string, owing: readonly Owing[]): readonly string[] =>
  [...new Set(owing.map(({ currency }) => currency))].filter(currency => currency !== homeCurrency).sort();

/** Of one currency: others are not added to it. */
function owedIn(currency: string, owing: readonly Owing[]): HomeAnswer['otherCurrencies'][number] {
  const ours = owing.filter(one => one.currency === currency);
  const sumOf = (some: readonly Owing[]): Decimal => some.reduce((sum, { amount }) => add(sum, amount), zero);
  const aging = agingBuckets.map(bucket => ({ bucket, amount: sumOf(ours.filter(one => one.bucket === bucket)) }));
  return { currency, owed: sumOf(ours), overdue: sumOf(ours.filter(({ bucket }) => bucket !== 'not-due')), aging };
}

async function countRecords(db: Db, workspaceId: string) {
  const { rows } = await sql<{ readonly customers: string; readonly items: string }>`
    select (select count(*) from customer where workspace_id = ${workspaceId} and life = 'live') as customers,
      (select count(*) from item where workspace_id = ${workspaceId} and life = 'live') as items`.execute(db);
  return { customerCount: Number(rows[0]?.customers ?? 0), itemCount: Number(rows[0]?.items ?? 0) };
}

async function readAttention(db: Db, workspaceId: string): Promise<HomeAnswer['attention']> {
  const rows = await db
    .selectFrom('problem')
    .select(['id', 'sentence', 'record_name', 'record_kind', 'record_id'])
    .where('workspace_id', '=', workspaceId)
    .where('settled_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(attentionMax)
    .execute();
  return rows.map(row => ({
    id: row.id,
    sentence: `${row.record_name}: ${row.sentence}`,
    link: row.record_id === null ? '/quickbooks/attention' : `/${row.record_kind}s/${row.record_id}`,
  }));
}
