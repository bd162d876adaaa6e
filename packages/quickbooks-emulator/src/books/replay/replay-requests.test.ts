import { describe, expect, it } from 'vitest';
import { jsonOf, BooksClient } from '../testing/books-client.ts';
import { exportCompany } from '../state/export-company.ts';
import { importCompany } from '../state/import-company.ts';
import { answerBooksCall } from '../answer-books-call.ts';

describe('requestid', () => {
  const create = (books: BooksClient, name: string, requestid: string) =>
    books.json('POST customer', { DisplayName: name }, { query: { requestid } });

  it('the same id again answers what it answered first, and does nothing', () => {
    const books = new BooksClient();
    const first = create(books, 'A', 'r-1');
    books.nowMs += 5000;
    expect(create(books, 'A', 'r-1')).toEqual(first);
    expect(books.query('select count(*) from Customer')).toEqual({ totalCount: 1 });
  });

  it('a refused call can be tried again under the same id, unless faults are replayed too', () => {
    for (const [replaysFaults, again] of [
      [false, undefined],
      [true, '6240'],
    ] as const) {
      const books = new BooksClient({ switches: { replaysFaults } });
      create(books, 'A', 'r-1');
      expect(create(books, 'A', 'r-2')).toMatchObject({ Fault: { Error: [{ code: '6240' }] } });
      books.post('customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'B' });
      const answer = create(books, 'A', 'r-2') as { Fault?: { Error: { code: string }[] } };
      expect(answer.Fault?.Error[0]?.code).toBe(again);
    }
  });

  it('another payload under the same id is replayed, or fault 600 where switched so', () => {
    const books = new BooksClient();
    const first = create(books, 'A', 'r-1');
    expect(create(books, 'B', 'r-1')).toEqual(first);
    const strict = new BooksClient({ switches: { requestIdReuse: 'fault' } });
    create(strict, 'A', 'r-1');
    expect(create(strict, 'B', 'r-1')).toMatchObject({ Fault: { Error: [{ code: '600' }] } });
  });

  it('an id longer than 50 characters is 2130', () => {
    expect(create(new BooksClient(), 'A', 'x'.repeat(51))).toMatchObject({ Fault: { Error: [{ code: '2130' }] } });
  });

  it('reads are never replayed', () => {
    const books = new BooksClient();
    create(books, 'A', 'r-1');
    const read = () => books.json('GET customer/1', undefined, { query: { requestid: 'r-2' } });
    read();
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'new' });
    expect(read()).toMatchObject({ Customer: { Notes: 'new' } });
  });

  it('a restart forgets no id', () => {
    const books = new BooksClient();
    const first = create(books, 'A', 'r-1');
    const exported = JSON.parse(JSON.stringify(exportCompany(books.company))) as ReturnType<typeof exportCompany>;
    const again = importCompany(exported, books.company.realmId, { now: () => books.nowMs, random: () => 0.5 });
    const answer = answerBooksCall(again, {
      method: 'POST',
      path: ['customer'],
      query: new URLSearchParams({ requestid: 'r-1' }),
      accept: 'application/json',
      body: new TextEncoder().encode('{"DisplayName":"A"}'),
      actor: { userName: 'API API' },
      origin: 'http://127.0.0.1',
    });
    expect(jsonOf(answer)).toEqual(first);
  });
});
