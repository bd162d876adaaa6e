import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBooksTools } from '../../../compose/create-books-tools.ts';
import type { Tx } from '../../../store/store.ts';
import { countWaiting, makeCompany, putInMirror, quayId, type MadeCompany } from '../../../testing/make-company.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import type { BooksTools } from '../books-tools.ts';
import { followPayments } from './follow-payments.ts';

let server: TestServer;
let tools: BooksTools;
let connection: MadeCompany;

beforeAll(async () => {
  server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
  tools = createBooksTools(server.core);
});
afterAll(() => server.close());

beforeEach(async () => {
  connection = await makeCompany(server.core);
});

const follow = (tx: Tx): Promise<unknown> => followPayments(tx, tools, { connection, paymentIds: ['9'] });

interface SeenPayment {
  readonly token: number;
  readonly amount: string;
  /** Else it stays as the customer's credit. */
  readonly isApplied: boolean;
}

function see(db: BooksTools['db'], { token, amount, isApplied }: SeenPayment): Promise<void> {
  const Line = isApplied ? [{ Amount: amount, LinkedTxn: [{ TxnId: '3', TxnType: 'Invoice' }] }] : [];
  const payload = { Id: '9', TxnDate: '2026-11-20', TotalAmt: amount, CustomerRef: { value: quayId }, Line };
  return putInMirror(db, connection.id, { entity: 'Payment', token, at: tools.now(), payload });
}

/** What stands here of it: the record, and what the invoice shows. */
async function stands() {
  const payments = await tools.db
    .selectFrom('payment')
    .select(['version', 'total'])
    .where('workspace_id', '=', connection.workspaceId)
    .execute();
  const parts = await tools.db
    .selectFrom('payment_part')
    .select('amount')
    .where('connection_id', '=', connection.id)
    .execute();
  return {
    payments: payments.map(({ version, total }) => [version, Number(total)]),
    parts: parts.map(({ amount }) => Number(amount)),
  };
}

/** A second look that begins before the first one, which brings something new, is written down. */
async function lookTwice(bring: (tx: Tx) => Promise<void>): Promise<void> {
  let second: Promise<unknown> = Promise.resolve();
  await tools.db.transaction().execute(async tx => {
    await bring(tx);
    await follow(tx);
    second = tools.db.transaction().execute(follow);
    await expect.poll(() => countWaiting(tools.db), { timeout: 15_000, interval: 20 }).toBe(1);
  });
  await second;
}

describe.each([
  ['settles an invoice', true],
  ['settles nothing yet', false],
])('who waits for another look at a payment that %s goes on from what that one brought', (_, isApplied) => {
  const parts = (amount: number): readonly number[] => (isApplied ? [amount] : []);

  beforeEach(() => see(tools.db, { token: 0, amount: '40', isApplied }));

  test('and puts nothing back', async () => {
    await tools.db.transaction().execute(follow);
    await lookTwice(tx => see(tx, { token: 1, amount: '55', isApplied }));
    expect(await stands()).toEqual({ payments: [[2, 55]], parts: parts(55) });
  });

  test('and makes no second one', async () => {
    await lookTwice(() => Promise.resolve());
    expect(await stands()).toEqual({ payments: [[1, 40]], parts: parts(40) });
  });
});
