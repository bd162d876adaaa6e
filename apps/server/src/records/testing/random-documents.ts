import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../store/store.ts';

/** A document as a search sees it. */
export interface RandomDocument {
  readonly id: string;
  readonly customerId: string | null;
  readonly customerName: string;
  /** Its own words. */
  readonly text: string;
  readonly day: string;
  readonly total: number;
  readonly isDeleted: boolean;
}

/** Words of names and numbers; many begin with the same letters. */
const words = [
  'Müller',
  'Mulberry',
  'mu',
  'Über',
  'ubernine',
  'straße',
  'Okafor',
  'Oka',
  '4711',
  '47',
  '0047',
  'r2d2',
  'żółw',
];
const separators = [' ', '-', '@', '.', ', ', ' & ', '/'];
const customerCount = 60;
const documentCount = 300;
const wordsMax = 4;
const seed = 471_100;

const text = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...separators)), { maxLength: wordsMax })
  .map(pairs => pairs.flat().join(''));
const customers = fc.array(fc.record({ customerId: fc.uuid(), customerName: text.map(rest => `Given ${rest}`) }), {
  minLength: customerCount,
  maxLength: customerCount,
});
const nobody = { customerId: null, customerName: '' };
const document = fc.record({
  id: fc.uuid(),
  text,
  day: fc.integer({ min: 10, max: 28 }).map(day => `2026-03-${day}`),
  total: fc.integer({ min: 1, max: 40 }),
  isDeleted: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
});
const documents = customers.chain(them =>
  fc.array(
    fc
      .tuple(document, fc.constantFrom(...them, nobody))
      .map(([one, customer]): RandomDocument => ({ ...one, ...customer })),
    { minLength: documentCount, maxLength: documentCount },
  ),
);

/** Some hundred documents, the same each time. */
export const randomDocuments = (): readonly RandomDocument[] => fc.sample(documents, { numRuns: 1, seed }).flat();

/** What somebody types: beginnings of words that are there, some in capitals, some together. */
export const typedWords: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 6 }), fc.boolean()), {
    minLength: 1,
    maxLength: 3,
  })
  .map(some => some.map(([word, length, isLarge]) => (isLarge ? word.toUpperCase() : word).slice(0, length)).join(' '));

/** Writes each as an invoice, a payment and an estimate. */
export async function writeDocuments(db: Db, workspaceId: string, written: readonly RandomDocument[]): Promise<void> {
  const rows = JSON.stringify(written);
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as d (id uuid, "customerId" uuid, "customerName" text, text text, day date,
    total numeric, "isDeleted" boolean)`;
  await sql`
    insert into customer (id, workspace_id, display_name, name_key, full_name, sort_key, currency, created_at, updated_at)
    select distinct "customerId", ${workspaceId}::uuid, "customerName", '', "customerName", '', 'USD', now(), now() from ${given}
    where "customerId" is not null`.execute(db);
  await sql`
    insert into invoice (id, workspace_id, message, customer_id, txn_date, due_date, currency, tax_mode, totals, total, balance, is_deleted,
      created_at, updated_at)
    select id, ${workspaceId}::uuid, text, "customerId", day, day, 'USD', 'exclusive', '{"tax":"0","discount":"0","shipping":"0"}', total,
      total, "isDeleted", now(), now() from ${given}`.execute(db);
  await sql`
    insert into payment (id, workspace_id, reference, customer_id, txn_date, currency, total, is_deleted, created_at, updated_at)
    select id, ${workspaceId}::uuid, text, "customerId", day, 'USD', total, "isDeleted", now(), now() from ${given}`.execute(
    db,
  );
  await sql`
    insert into sales_document (id, workspace_id, kind, number, customer_id, txn_date, currency, total, content, is_deleted, created_at,
      updated_at)
    select id, ${workspaceId}::uuid, 'estimate', text, "customerId", day, 'USD', total, '{}', "isDeleted", now(), now() from ${given}`.execute(
    db,
  );
}

const wordsOf = (given: string): readonly string[] => given.toLowerCase().split(/[^\p{L}\p{N}]+/u);
const holds = (given: string, typed: string): boolean =>
  wordsOf(typed).every(word => wordsOf(given).some(one => one.startsWith(word)));

/** Ids of what is found, in order: the plainest way to say what a search is. */
export function findPlainly(all: readonly RandomDocument[], typed: string, sort: string): readonly string[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const keyOf = (one: RandomDocument): string =>
    sort.endsWith('date') ? one.day : String(one.total).padStart(10, '0');
  return all
    .filter(one => !one.isDeleted && (holds(one.text, typed) || holds(one.customerName, typed)))
    .map(one => `${keyOf(one)} ${one.id}`)
    .sort((a, b) => (a < b ? -sign : sign))
    .map(entry => entry.split(' ')[1] ?? '');
}
