import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { BooksClient } from '../testing/books-client.ts';
import { answerUpload } from '../attachable/answer-upload.ts';
import { exportCompany } from './export-company.ts';
import { importCompany, ImportError } from './import-company.ts';
import { summariseCompany } from './summarise-company.ts';

const DEPENDENCIES = { now: () => Date.parse('2026-03-02T17:14:41.322Z'), random: () => 0.5 };

function travelled(books: BooksClient): { readonly exported: JsonObject; readonly again: JsonObject } {
  const exported = JSON.parse(JSON.stringify(exportCompany(books.company))) as JsonObject;
  const company = importCompany(exported, books.company.realmId, DEPENDENCIES);
  return { exported, again: JSON.parse(JSON.stringify(exportCompany(company))) as JsonObject };
}

describe('export and import', () => {
  it('gives back everything: an export of the import is the export', () => {
    const books = new BooksClient({ sample: true });
    books.post('customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'changed' });
    books.company.room({ name: 'unused', open: () => 1 });
    const { exported, again } = travelled(books);
    expect(again).toEqual(exported);
  });

  it('ties out as before', () => {
    const books = new BooksClient({ sample: true, country: 'GB' });
    const exported = exportCompany(books.company);
    const company = importCompany(exported, books.company.realmId, DEPENDENCIES);
    expect(summariseCompany(company)).toEqual(summariseCompany(books.company));
  });

  it('goes on with the numbers where the original stopped, and still knows the names in use', () => {
    const books = new BooksClient();
    books.post('customer', { DisplayName: 'A' });
    const exported = exportCompany(books.company);
    const again = new BooksClient();
    Object.assign(again, { company: importCompany(exported, '1', DEPENDENCIES) });
    expect(again.fault('POST vendor', { DisplayName: 'a' })['code']).toBe('6240');
    expect(again.post('customer', { DisplayName: 'B' })['Id']).toBe('2');
  });

  it('keeps uploaded files', () => {
    const books = new BooksClient();
    const call = {
      method: 'POST',
      path: ['upload'],
      query: new URLSearchParams(),
      accept: 'application/json',
      body: new Uint8Array(),
      actor: { userName: 'API API' },
      origin: 'http://127.0.0.1:4010',
    };
    const content = { bytes: Uint8Array.from([1, 2, 3]), fileName: 'a.pdf', contentType: 'application/pdf' };
    const answer = answerUpload(books.company, call, [{ content }, { metadata: '{bad', content }, {}]);
    expect(JSON.parse(String(answer.kind === 'body' ? answer.body : ''))).toMatchObject({
      AttachableResponse: [
        { Attachable: { Id: '5000000000000001', FileName: 'a.pdf', Size: 3 } },
        { Fault: { Error: [{ code: '6040' }] } },
        { Fault: { Error: [{ code: '6041' }] } },
      ],
    });
    const company = importCompany(
      JSON.parse(JSON.stringify(exportCompany(books.company))) as JsonObject,
      '1',
      DEPENDENCIES,
    );
    expect([...(company.files.get('5000000000000001')?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('refuses what is no export, and says why', () => {
    expect(() => importCompany({ format: 7 }, '1', DEPENDENCIES)).toThrow(ImportError);
    expect(() => importCompany({ format: 1 }, '1', DEPENDENCIES)).toThrow('The export has no profile.');
  });
});
