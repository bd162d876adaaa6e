import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Tx } from '../../../store/store.ts';
import { putInMirror, quayId, type MadeCompany } from '../../../testing/make-company.ts';
import { lookTwice, mirrorPerTest } from '../../../testing/mirror-per-test.ts';
import type { BooksTools } from '../books-tools.ts';
import { followDocument } from './follow-sales-documents.ts';

let tools: BooksTools;
let connection: MadeCompany;

mirrorPerTest(mirror => ({ tools, connection } = mirror));

/** One estimate of the customer who is here. */
beforeEach(() => see(tools.db, { token: 0, note: 'Old.' }));

const follow = (tx: Tx): Promise<void> => followDocument(tx, tools, { connection, kind: 'estimate', booksId: '7' });

/** What the mirror holds from now on. */
function see(db: BooksTools['db'], { token, note }: { readonly token: number; readonly note: string }): Promise<void> {
  const payload = { Id: '7', TxnDate: '2026-11-20', CustomerRef: { value: quayId }, Line: [], PrivateNote: note };
  return putInMirror(db, connection.id, { entity: 'Estimate', token, at: tools.now(), payload });
}

const stored = () =>
  tools.db
    .selectFrom('sales_document')
    .select(['version', sql<string>`content->>'note'`.as('note')])
    .where('connection_id', '=', connection.id)
    .execute();

test('taking the same state twice changes nothing', async () => {
  await tools.db.transaction().execute(follow);
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 1, note: 'Old.' }]);
});

test('who waits for another look goes on from what that one brought, and puts nothing back', async () => {
  await tools.db.transaction().execute(follow);
  await lookTwice(tools.db, { bring: tx => see(tx, { token: 1, note: 'New.' }), look: follow });
  // Had it put back what was agreed before, the next look would take the same state for a change.
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 2, note: 'New.' }]);
});

test('who waits for another look at a new one makes no second one of it', async () => {
  await lookTwice(tools.db, { bring: () => Promise.resolve(), look: follow });
  expect(await stored()).toEqual([{ version: 1, note: 'Old.' }]);
});
