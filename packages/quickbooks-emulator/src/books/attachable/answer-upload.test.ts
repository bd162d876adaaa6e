import { describe, expect, it } from 'vitest';
import { objectsAt } from '../json.ts';
import { BooksClient, jsonOf } from '../testing/books-client.ts';
import { answerUpload } from './answer-upload.ts';

const call = {
  method: 'POST',
  path: ['upload'],
  query: new URLSearchParams(),
  accept: 'application/json',
  contentType: 'multipart/form-data; boundary=b',
  body: new Uint8Array(),
  actor: { clientId: 'client', userName: 'API API' },
  origin: 'http://127.0.0.1:4010',
};
const content = { bytes: Buffer.from('hello'), fileName: 'a.txt', contentType: 'text/plain' };

/** What came of one file with the metadata. */
function uploaded(metadata: string) {
  const books = new BooksClient();
  books.post('customer', { DisplayName: 'A' });
  return objectsAt(jsonOf(answerUpload(books.company, call, [{ metadata, content }])), 'AttachableResponse')[0];
}

describe('the metadata of an upload', () => {
  it.each([
    ['JSON', '{"AttachableRef":[{"EntityRef":{"type":"Customer","value":"1"}}],"Note":"n"}'],
    [
      'XML, as quickbooks-ruby sends it',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Attachable xmlns="http://schema.intuit.com/finance/v3"><AttachableRef><EntityRef type="Customer">1</EntityRef></AttachableRef><Note>n</Note></Attachable>',
    ],
  ])('may be %s', (_name, metadata) => {
    expect(uploaded(metadata)).toMatchObject({
      Attachable: { Note: 'n', Size: 5, AttachableRef: [{ EntityRef: { type: 'Customer', value: '1' } }] },
    });
  });

  it.each([
    ['no Attachable at all', 'hello', '6040'],
    ['another entity in XML', '<Customer><DisplayName>B</DisplayName></Customer>', '2010'],
    ['a property that there is not', '{"Foo":1}', '2010'],
  ])('%s is a fault of its file', (_name, metadata, code) => {
    expect(uploaded(metadata)).toMatchObject({ Fault: { Error: [{ code }] } });
  });
});
