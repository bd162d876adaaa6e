import { expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { accountingField, field, lineField } from '../mapping/defaults/field.ts';
import { linkIndex } from '../record/link-index.ts';
import { booksRecord, linkOf, workspaceRecord } from '../testing/records.ts';
import { viewPair } from './view-pair.ts';

const rules = {
  mapping: compileMapping({
    kind: 'customer',
    keys: { name: 'displayName' },
    fields: [
      field('displayName'),
      accountingField('lines', {
        conversion: { kind: 'lines', fields: [lineField('item', { kind: 'reference', to: 'item' })] },
      }),
    ],
  }),
  links: linkIndex([{ kind: 'item', workspaceId: 'i1', booksId: '7' }]),
};

test('both sides and what they agreed on are seen in our fields, lines under our keys', () => {
  const item = { to: 'item', side: 'workspace', id: 'i1' } as const;
  const ours = { displayName: 'Acme', lines: [{ key: 'a', fields: { item } }] };
  const theirs = { displayName: ' Acme ', lines: [{ key: '1', fields: { item: '7' } }] };
  const agreed = { displayName: 'Acme Ltd', lines: [] };
  const pair = {
    workspace: workspaceRecord({ fields: ours }),
    books: booksRecord({ fields: theirs }),
    link: linkOf({ base: { life: 'live', fields: agreed }, lineIds: { a: '1' } }),
  };
  expect(viewPair(pair, rules)).toEqual({ base: agreed, workspace: ours, books: ours });
});

test('what is not there is empty', () => {
  const nobody = { workspace: null, books: null, link: null };
  expect(viewPair(nobody, rules)).toEqual({ base: {}, workspace: {}, books: {} });
});
