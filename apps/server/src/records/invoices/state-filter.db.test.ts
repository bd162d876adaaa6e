import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { invoiceStates } from '@tieout/api';
import { localDate } from '@tieout/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoiceStages } from '../../store/record-tables.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/create-test-database.ts';
import { createRecordBench } from '../testing/record-bench.ts';
import { countInvoices } from './count-invoices.ts';
import { readOwing } from './read-owing.ts';
import { stateFilter, stateOf, type StateFacts } from './state-filter.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const today = localDate('2026-11-21');
const days = { usual: today, others: new Map() };

/** Every combination of facts that a row can hold. */
const combinations: readonly StateFacts[] = invoiceStages.flatMap(stage =>
  (['not-sent', 'to-send', 'sent'] as const).flatMap(email_state =>
    [true, false].flatMap(is_voided =>
      [true, false].flatMap(is_deleted =>
        ['0', '100'].flatMap(total =>
          ['0', '40', '100'].flatMap(balance =>
            ['2026-11-20', '2026-11-21'].map(due_date => ({
              stage,
              email_state,
              is_voided,
              is_deleted,
              total,
              balance,
              due_date,
            })),
          ),
        ),
      ),
    ),
  ),
);

test('the states that lists filter and count by are the states that the domain derives, for every combination of facts', async () => {
  const { tools, workspaceId } = await createRecordBench(database.db);
  const rows = combinations.map(facts => ({ ...invoiceRow(tools.now(), workspaceId), ...facts }));
  await database.db.insertInto('invoice').values(rows).execute();
  for (const state of [...invoiceStates, 'overdue', 'open'] as const) {
    const found = await sql<{ readonly id: string }>`
      select r.id from invoice r where r.workspace_id = ${workspaceId} and ${stateFilter(state, days)}`.execute(
      database.db,
    );
    const wanted = rows.filter(row => isIn(state, row)).map(row => row.id);
    expect([state, found.rows.map(row => row.id).sort()]).toEqual([state, wanted.sort()]);
  }
  const counts = await countInvoices(database.db, { workspaceId, days });
  const derived = Object.keys(counts).map(state => [state, rows.filter(row => isIn(state as Counted, row)).length]);
  expect(counts).toEqual(Object.fromEntries(derived));
});

test('what is owed is summed by currency and age; what is voided, deleted, paid or not sent to the books is not owed', async () => {
  const { tools, workspaceId } = await createRecordBench(database.db);
  const owing = (due_date: string, balance: string, more: object = {}) => ({
    ...invoiceRow(tools.now(), workspaceId),
    ...{ stage: 'posted' as const, email_state: 'sent' as const, total: '100', balance, due_date, ...more },
  });
  await database.db
    .insertInto('invoice')
    .values([
      owing('2026-11-21', '1'),
      owing('2026-11-20', '2'),
      owing('2026-10-22', '0.5'),
      owing('2026-10-21', '4'),
      owing('2026-09-21', '8'),
      owing('2026-08-22', '16'),
      owing('2020-01-01', '32', { currency: 'EUR' }),
      owing('2026-11-21', '0'),
      owing('2026-11-21', '64', { is_voided: true }),
      owing('2026-11-21', '64', { is_deleted: true }),
      owing('2026-11-21', '64', { stage: 'draft' }),
    ])
    .execute();
  const rows = await readOwing(database.db, { workspaceId, days });
  const shown = rows.map(row => `${row.currency} ${row.bucket} ${row.count} ${row.amount}`);
  const wanted = [
    'EUR over-90 1 32',
    'USD 1-30 2 2.5',
    'USD 31-60 1 4',
    'USD 61-90 1 8',
    'USD not-due 1 1',
    'USD over-90 1 16',
  ];
  expect(shown.sort()).toEqual(wanted);
});

const invoiceRow = (at: Date, workspaceId: string) => ({
  id: randomUUID(),
  workspace_id: workspaceId,
  number: null,
  customer_id: null,
  txn_date: '2026-11-01',
  due_date_typed: null,
  currency: 'USD',
  tax_mode: 'exclusive' as const,
  totals: '{}',
  created_at: at,
  updated_at: at,
});

type Counted = Parameters<typeof stateFilter>[0] | 'all';

function isIn(state: Counted, facts: StateFacts): boolean {
  if (state === 'all') return !facts.is_deleted;
  const derived = stateOf(facts, today);
  if (state === 'overdue') return derived.isOverdue;
  const isAlive = facts.stage === 'posted' && !facts.is_voided && !facts.is_deleted;
  return state === 'open' ? isAlive && facts.balance !== '0' : derived.state === state;
}
