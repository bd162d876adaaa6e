import fc from 'fast-check';
import { sql } from 'kysely';
import { listInvoices as invoicesContract, listPayments as paymentsContract } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { findPage } from './find-page.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import type { ListedPage } from './list-page.ts';
import { listPayments } from './payments/list-payments.ts';
import { listSalesDocuments } from './sales-documents/list-sales-documents.ts';
import { searchOfDocuments } from './search-of-documents.ts';
import { findPlainly, randomDocuments, typedWords, writeDocuments } from './testing/random-documents.ts';
import { createRecordBench } from './testing/record-bench.ts';

const documents = randomDocuments();
let database: TestDatabase;
let workspaceId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  ({ workspaceId } = await createRecordBench(database.db));
  await writeDocuments(database.db, workspaceId, documents);
});
afterAll(() => database.close());

const sorts = ['date', '-date', 'total', '-total'] as const;
const asked = fc.record({
  search: typedWords,
  sort: fc.constantFrom(...sorts),
  limit: fc.integer({ min: 15, max: 90 }),
});

interface Asked {
  readonly search: string;
  readonly sort: (typeof sorts)[number];
  readonly limit: number;
  readonly cursor?: string;
}

type List = (filter: Asked) => Promise<ListedPage<{ readonly id: string }>>;

const now = new Date('2026-04-01T12:00:00Z');
const lists: readonly (readonly [string, List])[] = [
  ['invoices', given => listInvoices(database.db, { workspaceId, filter: filterOf(invoicesContract, given), now })],
  ['payments', given => listPayments(database.db, { workspaceId, filter: filterOf(paymentsContract, given), now })],
  ['estimates', filter => listSalesDocuments(database.db, { workspaceId, kind: 'estimate', filter })],
];

function filterOf<Filter>(
  contract: { readonly query?: { readonly parse: (given: unknown) => Filter } },
  given: Asked,
): Filter {
  if (contract.query === undefined) throw new Error('The contract has a query.');
  return contract.query.parse(given);
}

test.each(lists)(
  '%s are searched by their words and their customers’ names as reading all of them would, page by page',
  async (_, list) => {
    await fc.assert(
      fc.asyncProperty(asked, async given => {
        const wanted = findPlainly(documents, given.search, given.sort);
        const found: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page: ListedPage<{ readonly id: string }> = await list({
            ...given,
            ...(cursor !== undefined && { cursor }),
          });
          expect(page).toMatchObject({ total: wanted.length });
          expect(page).not.toHaveProperty('isTotalCapped');
          found.push(...page.rows.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(found).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  },
);

test('however far it counts and walks, a page is the same, and says there is more than it counted only where there is', async () => {
  const bounds = fc.record({ foundMax: fc.integer({ min: 1, max: 60 }), walkedMax: fc.integer({ min: 1, max: 300 }) });
  const behind = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(asked, bounds, behind, async ({ search, sort, limit }, { foundMax, walkedMax }, at) => {
      const wanted = findPlainly(documents, search, sort);
      const last = at === undefined ? undefined : wanted[at];
      const isDated = sort.endsWith('date');
      const document = documents.find(({ id }) => id === last);
      const key = document === undefined ? undefined : isDated ? document.day : String(document.total);
      const words = searchOfDocuments(workspaceId, { search });
      if (words === undefined) throw new Error('There is something to search for.');
      const page = await findPage<{ readonly id: string }>(
        database.db,
        {
          from: sql`invoice r`,
          where: sql`r.workspace_id = ${workspaceId} and not r.is_deleted`,
          search: words,
          sorting: isDated
            ? { key: sql`r.txn_date`, type: 'date', isDescending: sort === '-date' }
            : { key: sql`r.total`, type: 'numeric', isDescending: sort === '-total' },
          columns: sql`r.id`,
          page: { limit },
          after: last === undefined || key === undefined ? undefined : { key, id: last, total: 1_234, isCapped: false },
        },
        { foundMax, walkedMax },
      );
      const start = last === undefined ? 0 : wanted.indexOf(last) + 1;
      expect(page.rows.map(({ id }) => id)).toEqual(wanted.slice(start, start + limit + 1));
      if (last !== undefined) expect(page).toMatchObject({ total: 1_234, isCapped: false });
      else if (page.isCapped) expect([page.total, wanted.length > foundMax]).toEqual([foundMax, true]);
      else expect(page.total).toBe(wanted.length);
    }),
    { numRuns: 150 },
  );
});
