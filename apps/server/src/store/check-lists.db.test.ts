import {
  alertCauses,
  connectionStates,
  itemKinds,
  moneyKinds,
  planStates,
  presets,
  runKinds,
  runStates,
  stepActions,
  stepGroups,
  syncMarks,
  tieOutSources,
  tieOutStates,
  tieOutVerdicts,
  wizardSteps,
} from '@tieout/api';
import { booksLives, recordKinds, workspaceLives } from '@tieout/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { linkKinds, linkOrigins } from './books-tables.ts';
import { invoiceStages, salesDocumentKinds } from './record-tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const lists: readonly (readonly [table: string, column: string, values: readonly string[]])[] = [
  ['customer', 'life', workspaceLives],
  ['customer', 'mark', syncMarks],
  ['item', 'kind', itemKinds],
  ['item', 'life', workspaceLives],
  ['item', 'mark', syncMarks],
  ['invoice', 'stage', invoiceStages],
  ['invoice', 'mark', syncMarks],
  ['connection', 'state', connectionStates],
  ['connection', 'wizard_step', wizardSteps],
  ['connection', 'preset', presets],
  ['mirror', 'life', booksLives],
  ['link', 'kind', linkKinds],
  ['link', 'origin', linkOrigins],
  ['tombstone', 'kind', recordKinds],
  ['plan', 'state', planStates],
  ['plan_step', 'step_group', stepGroups],
  ['plan_step', 'action', stepActions],
  ['plan_step', 'kind', recordKinds],
  ['run', 'kind', runKinds],
  ['run', 'state', runStates],
  ['alert', 'cause', alertCauses],
  ['tie_out_run', 'source', tieOutSources],
  ['tie_out_run', 'state', tieOutStates],
  ['sales_document', 'kind', salesDocumentKinds],
  ['tie_out_document', 'kind', moneyKinds],
  ['tie_out_document', 'verdict', tieOutVerdicts],
];

test.each(lists)(
  'the CHECK of %s.%s names the values of the code, no more and no fewer',
  async (table, column, values) => {
    const { rows } = await database.pool.query<{ readonly definition: string }>(
      `select pg_get_constraintdef(c.oid) as definition from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
     where c.contype = 'c' and c.conrelid = $1::regclass and a.attname = $2`,
      [table, column],
    );
    const named = [...(rows[0]?.definition ?? '').matchAll(/'([^']+)'::text/g)].map(match => match[1]);
    expect(named.sort()).toEqual([...values].sort());
  },
);

test('the journal is append-only: a settled row can be neither changed nor deleted', async () => {
  await database.pool.query(`
    insert into workspace (id, name, locale, time_zone, currency, created_at)
      values ('00000000-0000-4000-8000-000000000001', 'w', 'en-US', 'UTC', 'USD', now());
    insert into connection (id, workspace_id, realm_id, state, company_name, country, currency, environment, app_url, is_emulated,
        connected_by, connected_at)
      values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', '1', 'active', 'c', 'US', 'USD', 'e', 'u',
        true, 'm', now());
    insert into run (id, workspace_id, connection_id, kind, state, title, started_by, started_at)
      values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002',
        'import', 'running', 't', 'm', now());
    insert into journal (run_id, workspace_id, connection_id, at, action, side, record_kind, name, outcome, sentence)
      select '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', now(),
        'create', 'here', 'customer', 'n', o, 's' from unnest('{pending,done}'::text[]) o;
    update journal set outcome = 'done' where outcome = 'pending'`);
  await expect(database.pool.query(`update journal set name = 'other'`)).rejects.toThrow('append-only');
  await expect(database.pool.query('delete from journal')).rejects.toThrow('append-only');
});
