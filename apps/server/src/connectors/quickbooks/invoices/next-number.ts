import { sql } from 'kysely';
import type { Company } from '@tieout/quickbooks';
import type { Db } from '../../../store/store.ts';

/** How far back QuickBooks is asked: the highest number of recent invoices is enough to go on from. */
const recentMax = 100;
const firstNumber = '1001';

/**
 * The next free number of a company that numbers nothing by itself (HUB-37): one more than the highest here and among QuickBooks'
 * latest invoices, credit memos and refund receipts. Letters before the digits are kept. @throws QuickBooksFault
 */
export async function nextNumber(
  db: Db,
  company: Company,
  connection: { readonly id: string; readonly workspaceId: string },
): Promise<string> {
  const orderBy = [{ field: 'MetaData.CreateTime', direction: 'desc' as const }];
  const { value: recent } = await company.query({ from: 'Invoice', orderBy, maxResults: recentMax });
  const here = await db
    .selectFrom('invoice')
    .select('invoice.number')
    .leftJoin('link', join => join.onRef('link.record_id', '=', 'invoice.id').on('link.kind', '=', 'invoice'))
    .where('invoice.workspace_id', '=', connection.workspaceId)
    .where('invoice.number', 'is not', null)
    // Another company that was linked before has numbers of its own.
    .where(where =>
      where.or([where('link.connection_id', 'is', null), where('link.connection_id', '=', connection.id)]),
    )
    .orderBy('invoice.created_at', 'desc')
    .limit(recentMax)
    .execute();
  const credited = await numbersOfCredits(db, connection.id);
  const used = [...recent.map(invoice => invoice.DocNumber), ...here.map(row => row.number), ...credited];
  return numberAfter(used.filter(number => typeof number === 'string'));
}

/** Credit memos and refund receipts share the counter of invoices (entities.md §0.1, rule 6): those in the mirror, and those on their way. */
async function numbersOfCredits(db: Db, connectionId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly number: string }>`
    (select payload->>'DocNumber' as number from mirror
      where connection_id = ${connectionId} and entity in ('CreditMemo', 'RefundReceipt') and payload->>'DocNumber' is not null
      order by changed_at desc limit ${recentMax})
    union
    select number from sales_document
      where connection_id = ${connectionId} and kind <> 'estimate' and stage = 'posting' and number is not null`.execute(
    db,
  );
  return rows.map(row => row.number);
}

/** One more than the highest of these numbers, in its manner: `INV-0099` is followed by `INV-0100`. */
export function numberAfter(used: readonly string[]): string {
  const parsed = used.flatMap(number => {
    const [, prefix, digits] = /^(.*?)(\d{1,15})$/.exec(number) ?? [];
    return prefix === undefined || digits === undefined ? [] : [{ prefix, digits }];
  });
  const highest = parsed.reduce<(typeof parsed)[number] | undefined>(
    (top, next) => (top === undefined || Number(next.digits) > Number(top.digits) ? next : top),
    undefined,
  );
  if (highest === undefined) return firstNumber;
  return highest.prefix + String(Number(highest.digits) + 1).padStart(highest.digits.length, '0');
}
