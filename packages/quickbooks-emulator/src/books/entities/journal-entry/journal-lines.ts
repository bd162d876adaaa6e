import { CUSTOMER_PAYMENTS, VENDOR_PAYMENTS } from '../../applications/payment-side.ts';
import { openAccounts } from '../../applications/find-open-item.ts';
import { centsOf } from '../../arithmetic/fixed-point.ts';
import type { Cents } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { BooksFault } from '../../faults/books-fault.ts';
import { businessFault, invalidReference, missingParameter } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import type { Party } from '../../ledger/posting.ts';
import { LineNumbering } from '../../sales-forms/line-numbering.ts';
import { centsAt, numberAt } from '../../transactions/number-at.ts';
import { partyOfJournalLine } from '../../transactions/party.ts';
import { negativeAmountFault } from '../../transactions/transaction-faults.ts';

/** Checks the lines of a journal entry: both sides must be equal, and receivables say whose they are. */
export function settleJournalLines(draft: Draft, previous: BooksRecord | undefined, company: Company): JsonObject[] {
  // Lines of journal entries count from 0 and have no LineNum (recorded).
  const numbering = new LineNumbering(previous === undefined ? [] : objectsAt(previous, 'Line'), 0);
  let balance = 0n;
  const lines = objectsAt(draft, 'Line').map(line => {
    const { Id } = numbering.next(textAt(line, 'Id'));
    if (textAt(line, 'DetailType') === 'DescriptionOnly') return { ...line, Id };
    balance += signedAmount(line);
    return {
      ...line,
      Id,
      JournalEntryLineDetail: settledDetail(line, draft, company),
      CustomExtensions: line['CustomExtensions'] ?? [],
    };
  });
  if (lines.length === 0) throw missingParameter('Line');
  if (balance !== 0n) throw unbalanced();
  return lines;
}

function unbalanced(): BooksFault {
  return new BooksFault({
    code: '2300',
    message: 'Debits must equal credits',
    detail: 'Debits must equal credits : Please balance debits and credits.',
    element: '',
  });
}

function signedAmount(line: JsonObject): Cents {
  const amount = numberAt(line, 'Amount');
  if (textAt(line, 'DetailType') === undefined) throw missingParameter('Line.DetailType');
  if (amount === undefined) throw missingParameter('Line.Amount');
  if (amount < 0) throw negativeAmountFault('Line.Amount');
  const postingType = textAt(objectAt(line, 'JournalEntryLineDetail') ?? {}, 'PostingType');
  if (postingType === undefined) throw missingParameter('Line.JournalEntryLineDetail.PostingType');
  return postingType === 'Debit' ? centsOf(amount) : -centsOf(amount);
}

function settledDetail(line: JsonObject, draft: Draft, company: Company): JsonObject {
  const detail = objectAt(line, 'JournalEntryLineDetail') ?? {};
  const accountId = refAt(detail, 'AccountRef');
  if (accountId === undefined) throw missingParameter('Line.JournalEntryLineDetail.AccountRef');
  const type = textAt(company.table('Account').record(accountId) ?? {}, 'AccountType');
  const party = partyOfJournalLine(detail);
  if (type === 'Accounts Receivable' && party?.startsWith('Customer') !== true) {
    throw businessFault('When you use Accounts Receivable, you must choose a customer in the Name field.');
  }
  if (type === 'Accounts Payable' && party?.startsWith('Vendor') !== true) {
    throw businessFault('When you use Accounts Payable, you must choose a vendor in the Name field.');
  }
  return party === undefined
    ? detail
    : namedDetail(detail, party, { draft, company, isOpenItem: type?.startsWith('Accounts') === true });
}

interface NamedLine {
  readonly draft: Draft;
  readonly company: Company;
  readonly isOpenItem: boolean;
}

function namedDetail(detail: JsonObject, party: Party, { draft, company, isOpenItem }: NamedLine): JsonObject {
  const [entity = '', id = ''] = party.split(':');
  const record = company.table(entity === 'Customer' ? 'Customer' : 'Vendor').record(id);
  if (record === undefined) throw invalidReference('Names', id);
  const [currency, own] = [refAt(record, 'CurrencyRef'), refAt(draft, 'CurrencyRef')];
  if (isOpenItem && currency !== undefined && currency !== own) {
    throw businessFault(`The currency of the transaction is invalid for ${textAt(record, 'DisplayName') ?? id}.`);
  }
  const name = textAt(record, 'DisplayName');
  return { ...detail, Entity: { Type: entity, EntityRef: name === undefined ? { value: id } : { value: id, name } } };
}

/** What a journal entry leaves open per customer and vendor: debits positive. */
export function openSidesOf(company: Company, record: JsonObject): ReadonlyMap<Party, Cents> {
  const sides = new Map<Party, Cents>();
  const accounts = new Set([...openAccounts(company, CUSTOMER_PAYMENTS), ...openAccounts(company, VENDOR_PAYMENTS)]);
  for (const line of objectsAt(record, 'Line')) {
    const detail = objectAt(line, 'JournalEntryLineDetail') ?? {};
    const party = partyOfJournalLine(detail);
    if (party === undefined || !accounts.has(refAt(detail, 'AccountRef') ?? '')) continue;
    const amount = (textAt(detail, 'PostingType') === 'Debit' ? 1n : -1n) * centsAt(line, 'Amount');
    sides.set(party, (sides.get(party) ?? 0n) + amount);
  }
  return sides;
}
