import { numberOfCents, textOfCents } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { businessFault, missingParameter } from '../../faults/faults.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../../json.ts';
import { getAccountByRole } from '../../ledger/account-roles.ts';
import { LineNumbering } from '../../sales-forms/line-numbering.ts';
import { isDeposited } from '../../transactions/deposited.ts';
import { refuseOpenItemAccount } from '../../transactions/money-account.ts';
import { centsAt, numberAt } from '../../transactions/number-at.ts';
import { lineDetailNeededFault, unlinkableTransactionFault } from '../../transactions/transaction-faults.ts';

/** Kinds whose money waits in Undeposited Funds. */
const BANKABLE = ['Payment', 'SalesReceipt'] as const;
export type Bankable = (typeof BANKABLE)[number];

/** A payment or receipt that a deposit takes. */
export interface BankedLink {
  readonly entity: Bankable;
  readonly id: string;
}

/** The payments and receipts that a stored deposit holds. */
export function linksOfDeposit(deposit: BooksRecord): BankedLink[] {
  return objectsAt(deposit, 'Line').flatMap(line => linkOf(line) ?? []);
}

/** The payment or receipt that a line takes; undefined for a line of its own. */
export function linkOf(line: JsonObject): BankedLink | undefined {
  const link = objectsAt(line, 'LinkedTxn')[0];
  const id = link && textAt(link, 'TxnId');
  const entity = BANKABLE.find(each => link !== undefined && each === textAt(link, 'TxnType'));
  if (link === undefined || id === undefined) return undefined;
  if (entity === undefined) throw unlinkableTransactionFault(textAt(link, 'TxnType') ?? '', id);
  return { entity, id };
}

/** Which deposit asks, and in what currency. */
export interface DepositInQuestion {
  readonly company: Company;
  readonly currency: string | undefined;
  readonly previous: BooksRecord | undefined;
}

/** The lines as stored: linked ones carry no Id, as recorded; own ones are numbered. */
export function settleDepositLines(lines: readonly JsonObject[], deposit: DepositInQuestion): JsonObject[] {
  const numbering = new LineNumbering(deposit.previous === undefined ? [] : objectsAt(deposit.previous, 'Line'));
  const held = new Set(deposit.previous === undefined ? [] : linksOfDeposit(deposit.previous).map(keyOf));
  const taken = new Set<string>();
  return lines.map(line => {
    const link = linkOf(line);
    if (link === undefined) return ownLine(line, numbering, deposit.company);
    if (taken.has(keyOf(link))) throw businessFault(`${link.entity} ${link.id} is listed twice in this deposit.`);
    taken.add(keyOf(link));
    return linkedLine(line, link, { ...deposit, isHeld: held.has(keyOf(link)) });
  });
}

function keyOf({ entity, id }: BankedLink): string {
  return `${entity}:${id}`;
}

function linkedLine(
  line: JsonObject,
  link: BankedLink,
  { company, currency, isHeld }: DepositInQuestion & { readonly isHeld: boolean },
): JsonObject {
  const record = company.table(link.entity).record(link.id);
  if (record === undefined) throw unlinkableTransactionFault(link.entity, link.id);
  const isWaiting = refAt(record, 'DepositToAccountRef') === getAccountByRole(company, 'undeposited-funds').id;
  if (!isWaiting || (isDeposited(record) && !isHeld)) {
    throw businessFault(`${link.entity} ${link.id} is not in Undeposited Funds, so it cannot be deposited.`);
  }
  if (refAt(record, 'CurrencyRef') !== currency) {
    throw businessFault(`${link.entity} ${link.id} is in another currency than this deposit.`);
  }
  const amount = centsAt(record, 'TotalAmt');
  const claimed = numberAt(line, 'Amount');
  if (claimed !== undefined && centsAt(line, 'Amount') !== amount) {
    throw businessFault(`The amount of ${link.entity} ${link.id} must be ${textOfCents(amount)}.`);
  }
  const detail = { ...howPaid(record), ...objectAt(line, 'DepositLineDetail') };
  return {
    Amount: numberOfCents(amount),
    LinkedTxn: [{ TxnId: link.id, TxnType: link.entity, TxnLineId: '0' }],
    ...(Object.keys(detail).length === 0 ? {} : { DepositLineDetail: detail }),
  };
}

/** The method of a payment or receipt and its number, shown on the line that banks it (recorded). */
function howPaid(record: BooksRecord): JsonObject {
  const [method, number] = [refAt(record, 'PaymentMethodRef'), textAt(record, 'PaymentRefNum')];
  return {
    ...(method === undefined ? {} : { PaymentMethodRef: { value: method } }),
    ...(number === undefined ? {} : { CheckNum: number }),
  };
}

function ownLine(line: JsonObject, numbering: LineNumbering, company: Company): JsonObject {
  if (numberAt(line, 'Amount') === undefined) throw missingParameter('Line.Amount');
  const detail = objectAt(line, 'DepositLineDetail') ?? {};
  const account = refAt(detail, 'AccountRef');
  if (account === undefined) throw lineDetailNeededFault('Line.DepositLineDetail.AccountRef');
  refuseOpenItemAccount(company, account, 'Line.DepositLineDetail.AccountRef');
  return {
    ...line,
    ...numbering.next(textAt(line, 'Id')),
    DetailType: 'DepositLineDetail',
    DepositLineDetail: detail,
    CustomExtensions: line['CustomExtensions'] ?? [],
  };
}
