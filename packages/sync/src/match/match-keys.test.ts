import { expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { defaultMappings } from '../mapping/defaults/default-mappings.ts';
import type { Fields } from '../record/field-value.ts';
import { linkIndex } from '../record/link-index.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { noReferences } from '../record/references.ts';
import { booksRecord, workspaceRecord } from '../testing/records.ts';
import { matchableBooks, matchableWorkspace } from './match-keys.ts';

const here = (kind: RecordKind, fields: Fields) =>
  matchableWorkspace(workspaceRecord({ kind, fields }), compileMapping(defaultMappings[kind]));
const invoice = { documentNumber: '1001', customer: 'w1', total: '52.00' };

test('a customer is known by its name and e-mail address, folded as people compare them', () => {
  expect(here('customer', { displayName: ' ACME  Ltd', email: 'Hello@Acme.example' })).toEqual({
    id: 'w1',
    name: 'ACME  Ltd',
    normalName: 'acme ltd',
    email: 'hello@acme.example',
    sku: null,
    document: null,
    foreignId: null,
  });
});

test('an item is known by its folded article number', () => {
  expect(here('item', { name: 'Pad', sku: 'BP-220' })).toMatchObject({ sku: 'bp-220', normalName: 'pad', email: null });
  expect(here('item', { name: 'Pad' }).sku).toBeNull();
});

test.each([{ displayName: '' }, { displayName: '   ' }, {}])('a blank name is no key: %j', fields => {
  expect(here('customer', fields)).toMatchObject({ name: '', normalName: null });
});

test('a document goes by number, customer and total together, never by its number as a name', () => {
  expect(here('invoice', invoice)).toMatchObject({ document: '1001\u0000workspace:w1\u000052', normalName: null });
});

test.each(['documentNumber', 'customer', 'total'])('a document without its %s is not recognised', missing => {
  expect(here('invoice', { ...invoice, [missing]: null }).document).toBeNull();
});

test('parts of a document key do not run into each other', () => {
  const [one, other] = [
    { ...invoice, customer: 'w1', total: '15' },
    { ...invoice, customer: 'w11', total: '5' },
  ];
  expect(here('invoice', one).document).not.toBe(here('invoice', other).document);
});

test('a document of the books has the key of the one here once its customer is linked', () => {
  const there = booksRecord({ kind: 'invoice', fields: { ...invoice, customer: '1' } });
  const mapping = compileMapping(defaultMappings.invoice);
  const links = linkIndex([{ kind: 'customer', workspaceId: 'w1', booksId: '1' }]);
  expect(matchableBooks(there, mapping, links).document).toBe(here('invoice', invoice).document);
  expect(matchableBooks(there, mapping, noReferences).document).toBe('1001\u0000books:1\u000052');
});

test('the workspace id that an earlier connection stored in the books is a key, an empty one is none', () => {
  const mapping = compileMapping(defaultMappings.customer);
  const stored = (fields: Fields) => matchableBooks(booksRecord({ fields }), mapping, noReferences).foreignId;
  expect([{ foreignId: 'w9' }, { foreignId: '' }, {}].map(stored)).toEqual(['w9', null, null]);
  const noted = booksRecord({ kind: 'invoice', fields: { foreignId: 'w9' } });
  expect(matchableBooks(noted, { ...mapping, keys: { name: 'displayName' } }, noReferences).foreignId).toBeNull();
});
