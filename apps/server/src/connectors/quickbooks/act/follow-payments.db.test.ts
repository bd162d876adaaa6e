import { beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '../../../store/store.ts';
import { putInMirror, quayId, type MadeCompany } from '../../../testing/make-company.ts';
import { lookTwice, mirrorPerTest } from '../../../testing/mirror-per-test.ts';
import type { BooksTools } from '../books-tools.ts';
import { followPayments } from './follow-payments.ts';

let tools: BooksTools;
let connection: MadeCompany;

mirrorPerTest(mirror => ({ tools, connection } = mirror));

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

describe.each([
  ['settles an invoice', true],
  ['settles nothing yet', false],
])('who waits for another look at a payment that %s goes on from what that one brought', (_, isApplied) => {
  const parts = (amount: number): readonly number[] => (isApplied ? [amount] : []);

  beforeEach(() => see(tools.db, { token: 0, amount: '40', isApplied }));

  test('and puts nothing back', async () => {
    await tools.db.transaction().execute(follow);
    await lookTwice(tools.db, { bring: tx => see(tx, { token: 1, amount: '55', isApplied }), look: follow });
    expect(await stands()).toEqual({ payments: [[2, 55]], parts: parts(55) });
  });

  test('and makes no second one', async () => {
    await lookTwice(tools.db, { bring: () => Promise.resolve(), look: follow });
    expect(await stands()).toEqual({ payments: [[1, 40]], parts: parts(40) });
  });
});
