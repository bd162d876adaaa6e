import { centsAt } from '../../transactions/number-at.ts';
import { numberOfCents } from '../../arithmetic/fixed-point.ts';
import type { Cents } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../../json.ts';
import { peekRecord } from '../../store/snapshot.ts';
import { preferencesOf } from '../../transactions/books-preferences.ts';
import { omit } from '../../transactions/omit.ts';
import { createEntity } from '../../write/create-entity.ts';
import { updateEntity } from '../../write/update-entity.ts';
import { PLAIN_WRITE } from '../../write/write-options.ts';
import { getDefinition } from '../registry.ts';

const SERVER_MEMBERS: ReadonlySet<string> = new Set(['LineEx']);

/** Recorded note of the zero payments with which QuickBooks links credits by itself (entities.md §2.7). */
const LINK_NOTE = 'Created by QB Online to link credits to charges.';

/**
 * Applies what the customer has in hand to a new invoice, oldest first, where the company has it done by itself:
 * AutoApplyCredit for credit memos, AutoApplyPayments for unapplied payments (entities.md §2.7).
 */
export function autoApplyCredits(company: Company, invoice: BooksRecord): void {
  const { autoApplyCredit, autoApplyPayments } = preferencesOf(company);
  let open = centsAt(invoice, 'Balance');
  if (autoApplyCredit) open -= applyCreditMemos(company, invoice, open);
  if (autoApplyPayments) applyPayments(company, invoice, open);
}

function applyCreditMemos(company: Company, invoice: BooksRecord, open: Cents): Cents {
  let left = open;
  for (const memo of recordsOf(company, 'CreditMemo', invoice)) {
    const credit = centsAt(memo, 'RemainingCredit');
    const amount = credit < left ? credit : left;
    if (amount <= 0n) continue;
    left -= amount;
    createEntity(company, getDefinition('Payment'), {
      body: {
        CustomerRef: { value: refAt(invoice, 'CustomerRef') ?? '' },
        TotalAmt: 0,
        PrivateNote: LINK_NOTE,
        Line: [applicationLine(amount, invoice, 'Invoice'), applicationLine(amount, memo, 'CreditMemo')],
      },
      options: PLAIN_WRITE,
    });
  }
  return open - left;
}

function applyPayments(company: Company, invoice: BooksRecord, open: Cents): void {
  let left = open;
  for (const payment of recordsOf(company, 'Payment', invoice)) {
    const unapplied = centsAt(payment, 'UnappliedAmt');
    const isBanked = objectsAt(payment, 'LinkedTxn').length > 0;
    const amount = unapplied < left ? unapplied : left;
    if (amount <= 0n || isBanked) continue;
    left -= amount;
    updateEntity(company, getDefinition('Payment'), {
      body: {
        Id: textAt(payment, 'Id') ?? '',
        SyncToken: textAt(payment, 'SyncToken') ?? '',
        sparse: true,
        Line: [...objectsAt(payment, 'Line').map(withoutExtras), applicationLine(amount, invoice, 'Invoice')],
      },
      options: PLAIN_WRITE,
    });
  }
}

function recordsOf(company: Company, entity: 'CreditMemo' | 'Payment', invoice: BooksRecord): BooksRecord[] {
  const customer = refAt(invoice, 'CustomerRef');
  return company
    .table(entity)
    .inIdOrder()
    .map(peekRecord)
    .filter(record => refAt(record, 'CustomerRef') === customer);
}

function applicationLine(amount: Cents, target: BooksRecord, type: string): JsonObject {
  return { Amount: numberOfCents(amount), LinkedTxn: [{ TxnId: textAt(target, 'Id') ?? '', TxnType: type }] };
}

function withoutExtras(line: JsonObject): JsonObject {
  return omit(line, SERVER_MEMBERS);
}
