import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { invoiceStates } from '@tieout/api';
import { localDate } from '@tieout/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoiceStages } from '../../store/record-tables.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/create-test-database.ts';
import { createRecordBench } from '../testing/record-bench.ts';
import { stateFilter, stateOf, type StateFacts } from './state-filter.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const today = localDate('2026-11-21');

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

test('the states that lists filter by are the states that the domain derives, for every combination of facts', async () => {
  const { tools, workspaceId } = await createRecordBench(database.db);
  const rows = combinations.map(facts => ({
    ...facts,
    id: randomUUID(),
    workspace_id: workspaceId,
    number: null,
    customer_id: null,
    txn_date: '2026-11-01',
    due_date_typed: null,
    currency: 'USD',
    tax_mode: 'exclusive' as const,
    totals: '{}',
    created_at: tools.now(),
    updated_at: tools.now(),
  }));
  await database.db.insertInto('invoice').values(rows).execute();
  for (const state of [...invoiceStates, 'overdue', 'open'] as const) {
    const found = await sql<{ readonly id: string }>`
      select r.id from invoice r where r.workspace_id = ${workspaceId} and ${stateFilter(state, today)}`.execute(
      database.db,
    );
    const wanted = rows.filter(row => isIn(state, row)).map(row => row.id);
    expect([state, found.rows.map(row => row.id).sort()]).toEqual([state, wanted.sort()]);
  }
});

function isIn(state: Parameters<typeof stateFilter>[0], facts: StateFacts): boolean {
  const derived = stateOf(facts, today);
  if (state === 'overdue') return derived.isOverdue;
  const isAlive = facts.stage === 'posted' && !facts.is_voided && !facts.is_deleted;
  return state === 'open' ? isAlive && facts.balance !== '0' : derived.state === state;
}
