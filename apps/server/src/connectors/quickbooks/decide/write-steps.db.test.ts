import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../../../records/testing/record-bench.ts';
import { connectCompany } from '../../../testing/connect-company.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/create-test-database.ts';
import type { DraftStep } from './step-of-decision.ts';
import { placesIn } from './step-places.ts';
import { writeSteps } from './write-steps.ts';

const planId = randomUUID();
let connectionId: string;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const { workspaceId } = await createRecordBench(db);
  connectionId = await connectCompany(db, workspaceId);
  await sql`insert into plan (id, workspace_id, connection_id, categories, state, created_by, created_at)
    values (${planId}, ${workspaceId}, ${connectionId}, '{customers}', 'deciding', 'Maria', now())`.execute(db);
});
afterAll(() => database.close());

const created: DraftStep = {
  category: 'customers',
  group: 'do',
  action: 'create',
  isTicked: true,
  name: 'Quay',
  subtitle: '',
  verdict: { code: 'created', side: 'workspace' },
  offers: [],
  candidates: null,
  changes: null,
  recordId: null,
  booksId: '1',
  level: 0,
};

/** All that a plan can say of a customer: what most have in common, and what only one has. */
const shown = (at: number): DraftStep => {
  const booksId = String(at);
  const name = `O'Brien, "Sons"\n{${booksId}} \\ ,null`;
  const [recordId, own] = [randomUUID(), { ...created, name, booksId }];
  switch (at % 5) {
    case 0:
      return { ...own, group: 'leave', action: 'skip', isTicked: false, verdict: { code: 'kept-apart' }, recordId };
    case 1: {
      const candidates = [{ recordId, name, score: 90, reason: 'same name' }];
      const verdict = { code: 'same-name-exists', workspaceId: recordId, name } as const;
      const decide = { group: 'decide', action: 'decide', isTicked: false } as const;
      return { ...own, ...decide, verdict, offers: ['link', 'choose'], candidates, recordId };
    }
    case 2: {
      const changes = [
        { field: 'email', label: 'Email', from: null, to: `${booksId}@mail.example`, kind: 'text' },
      ] as const;
      return { ...own, action: 'update', changes: [...changes], recordId, level: 2 };
    }
    default:
      return { ...own, subtitle: `${booksId}@mail.example`, level: at % 2 };
  }
};

test('every step of a plan says what was decided about its record, whether others say the same or not', async () => {
  const steps = Array.from({ length: 6_000 }, (_, at) => shown(at));
  async function* parts() {
    yield* [steps.slice(0, 5_500), [], steps.slice(5_500)];
    await Promise.resolve();
  }
  await writeSteps(database.db, planId, { kind: 'customer', parts: parts() });
  const placeOf = placesIn('customer');
  const wanted = new Map(steps.map(step => [placeOf(step), step]));
  const rows = await database.db.selectFrom('plan_step').selectAll().where('plan_id', '=', planId).execute();
  expect(rows).toHaveLength(steps.length);
  for (const row of rows) {
    expect({
      category: row.category,
      group: row.step_group,
      action: row.action,
      isTicked: row.is_ticked,
      name: row.name,
      subtitle: row.subtitle,
      verdict: row.verdict,
      offers: row.offers,
      candidates: row.candidates,
      changes: row.changes,
      recordId: row.record_id,
      booksId: row.books_id,
      level: row.level,
    }).toEqual(wanted.get(row.seq));
    expect([row.kind, row.is_tickable]).toEqual(['customer', row.step_group === 'do']);
  }
});
