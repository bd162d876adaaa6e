import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';
import { readPages, type PagesRequest } from './pages.ts';

/** A list in the books: `change` is told how many pages were given and may delete and add between them. */
function books(ids: number[], change: (ids: number[], pagesGiven: number) => void = () => undefined) {
  let pagesGiven = 0;
  return scriptQuickBooks([
    request => {
      const statement = request.url.searchParams.get('query') ?? '';
      if (statement.includes('COUNT')) return json({ QueryResponse: { totalCount: ids.length } })(request);
      const [, from = 1, max = 100] = /STARTPOSITION (\d+) MAXRESULTS (\d+)/.exec(statement)?.map(Number) ?? [];
      const rows = ids
        .slice(from - 1, from - 1 + max)
        .map(id => ({ Id: String(id), SyncToken: '0', DisplayName: 'x' }));
      const answer = json({ QueryResponse: rows.length === 0 ? {} : { Customer: rows, startPosition: from } })(request);
      change(ids, ++pagesGiven);
      return answer;
    },
  ]);
}

async function readAll({ quickbooks }: ReturnType<typeof books>, request: Omit<PagesRequest<'Customer'>, 'from'> = {}) {
  const pages = [];
  for await (const page of quickbooks.company(REALM).pages({ from: 'Customer', ...request })) pages.push(page);
  return { pages, ids: pages.flatMap(page => page.rows.map(row => Number(row.Id))) };
}

const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const remove = (ids: number[], id: number) => {
  if (ids.includes(id)) ids.splice(ids.indexOf(id), 1);
};

describe('reading page by page', () => {
  it.each([0, 1, 9, 10, 11, 19, 20, 28, 29, 100])('gives each of %i rows once, and the count agrees', async count => {
    const { ids, pages } = await readAll(books(oneTo(count)), { pageSize: 10, verifiesCount: true });
    expect(ids).toEqual(oneTo(count));
    expect(pages.at(-1)).toMatchObject({ nextPosition: undefined, countCheck: { hasDrifted: false } });
  });

  it('C17 leaves no row out when a row is deleted that was read already', async () => {
    const deleteOne = (ids: number[], given: number) => {
      if (given === 1) remove(ids, 3);
    };
    const { ids, pages } = await readAll(books(oneTo(25), deleteOne), { pageSize: 10, verifiesCount: true });
    expect(ids).toEqual(oneTo(25));
    expect(pages.at(-1)?.countCheck).toEqual({ counted: 24, seen: 25, hasDrifted: true });
  });

  it('C17 leaves no row that lives out, whatever is deleted and added meanwhile', async () => {
    const changes = fc.array(fc.record({ afterPage: fc.nat(8), id: fc.nat(60), isAdded: fc.boolean() }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 2, max: 12 }), async (planned, pageSize) => {
        const deleted = new Set<number>();
        const list = books(oneTo(40), (ids, given) => {
          for (const { id, isAdded } of planned.filter(({ afterPage }) => afterPage === given)) {
            if (isAdded) ids.push(1000 + ids.length + id);
            else {
              remove(ids, id);
              deleted.add(id);
            }
          }
        });
        const { ids } = await readAll(list, { pageSize });
        expect(oneTo(40).filter(id => !deleted.has(id) && !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('ends with a fault when the rows stand elsewhere each time', async () => {
    let next = 1000;
    const renewAll = (ids: number[]) => ids.forEach((_, index) => (ids[index] = next++));
    await expect(readAll(books(oneTo(30), renewAll), { pageSize: 10 })).rejects.toThrow('another order each time');
  });

  it('never ends in silence before the list has ended', async () => {
    const meta = { intuitTid: 't', httpStatus: 200, requestId: undefined, time: undefined, warnings: [], attempts: 1 };
    const full = { kind: 'document', document: { QueryResponse: { Customer: [{ Id: '1' }] } } } as const;
    const pages = readPages(() => Promise.resolve({ value: full, meta }), REALM, { from: 'Customer', pageSize: 1 });
    const readToTheEnd = async () => {
      for await (const page of pages) expect(page.nextPosition).toBeDefined();
    };
    await expect(readToTheEnd()).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('asks in the order of ids, from the last row of the page before', async () => {
    const list = books(oneTo(3));
    await readAll(list, { pageSize: 2, verifiesCount: true });
    expect(list.seen.map(request => request.url.searchParams.get('query'))).toEqual([
      'SELECT * FROM Customer ORDERBY Id ASC STARTPOSITION 1 MAXRESULTS 2',
      'SELECT * FROM Customer ORDERBY Id ASC STARTPOSITION 2 MAXRESULTS 2',
      'SELECT * FROM Customer ORDERBY Id ASC STARTPOSITION 3 MAXRESULTS 2',
      'SELECT COUNT(*) FROM Customer',
    ]);
  });

  it('goes on from where it was interrupted', async () => {
    const { ids } = await readAll(books(oneTo(25)), { pageSize: 10, startPosition: 21 });
    expect(ids).toEqual([21, 22, 23, 24, 25]);
  });

  it.each([
    ['a row that was read', [3]],
    ['a whole page that was read', oneTo(15)],
    ['the very row that was read last', [20]],
    ['all that was read', oneTo(20)],
  ])('leaves no row out after an interruption in which %s was deleted', async (_, deleted) => {
    const left = oneTo(25).filter(id => !deleted.includes(id));
    const { ids } = await readAll(books(left), { pageSize: 10, startPosition: 21, lastId: '20' });
    expect(ids).toEqual(expect.arrayContaining([21, 22, 23, 24, 25]));
  });

  it('goes on behind the row that was read last, without asking for others, where nothing moved', async () => {
    const list = books(oneTo(25));
    const { ids } = await readAll(list, { pageSize: 10, startPosition: 21, lastId: '20' });
    expect(ids).toEqual([21, 22, 23, 24, 25]);
    expect(list.seen).toHaveLength(1);
  });
});
