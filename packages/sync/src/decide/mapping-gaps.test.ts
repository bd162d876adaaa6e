import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { accountingField, field, referenceField } from '../mapping/defaults/field.ts';
import type { Policy } from '../policy/policy.ts';
import type { Fields, Reference } from '../record/field-value.ts';
import { linkIndex } from '../record/link-index.ts';
import { booksRecord, linkOf, pairOf, policyOf, rulesOf, smallMapping, workspaceRecord } from '../testing/records.ts';
import { decidePair } from './decide-pair.ts';
import { outwardGaps } from './outward-gaps.ts';
import type { Pair } from './pair.ts';

/** Terms go by a table that knows two of them; the tax number is never taken over from the books. */
const mapping = compileMapping({
  ...smallMapping,
  fields: [
    field('displayName'),
    accountingField('term', {
      conversion: {
        kind: 'table',
        pairs: [
          { workspace: 'net 15', books: '3' },
          { workspace: 'net 30', books: '4' },
        ],
      },
    }),
    field('taxNumber', { direction: 'out' }),
    referenceField('parent', 'customer'),
  ],
});
const links = linkIndex([{ kind: 'customer', workspaceId: 'w9', booksId: '9' }]);
const rules = (policy: Partial<Policy> = {}) =>
  rulesOf('both', { mapping, links, policy: policyOf('both', { linking: 'link', ...policy }) });
const decide = (pair: Pair) => decidePair(pair, rules());

const known = { displayName: 'Acme', term: 'net 15' };
const knownThere = { displayName: 'Acme', term: '3' };
const here = (fields: Fields) => workspaceRecord({ fields: { ...known, ...fields } });
const there = (fields: Fields) => booksRecord({ fields: { ...knownThere, ...fields } });
const base: Fields = { ...known, taxNumber: null, parent: null };
const linked = (ours: Fields, theirs: Fields): Pair =>
  pairOf({ workspace: here(ours), books: there(theirs), link: linkOf({ base: { life: 'live', fields: base } }) });
const met = (ours: Fields, theirs: Fields): Pair => pairOf({ workspace: here(ours), books: there(theirs) });
const missing = (side: 'workspace' | 'books') => ({ code: 'mapping-missing', field: 'term', value: '99', side });

describe('a value that the mapping does not know', () => {
  test.each([
    ['of a new record there', pairOf({ books: there({ term: '99' }) }), 'books'],
    ['of a new record here', pairOf({ workspace: here({ term: '99' }) }), 'workspace'],
    ['there, of two that meet', met({}, { term: '99' }), 'books'],
    ['here, of two that meet', met({ term: '99' }, { term: null }), 'workspace'],
    ['changed to here', linked({ term: '99' }, {}), 'workspace'],
    ['changed to here beside an edit there', linked({ term: '99' }, { displayName: 'Acme Ltd' }), 'workspace'],
    ['changed to there', linked({}, { term: '99' }), 'books'],
  ] as const)('%s is a problem that names it, and nothing is written', (_, pair, side) => {
    expect(decide(pair)).toMatchObject({ verdict: missing(side), steps: [] });
  });

  test('there does not hold up what else was changed, and empties nothing here', () => {
    const decision = decide(linked({}, { term: '99', displayName: 'Acme Ltd' }));
    expect(decision).toMatchObject({
      verdict: missing('books'),
      steps: [
        { kind: 'update', side: 'workspace' },
        { kind: 'rebase', base: { fields: { ...base, displayName: 'Acme Ltd' } } },
      ],
    });
    expect(decision.steps[0]).toHaveProperty('changes', { displayName: { from: 'Acme', to: 'Acme Ltd' } });
  });
});

test('a difference in a field that is never taken over from there is none that anybody is told about', () => {
  expect(decide(linked({}, { taxNumber: 'XXX' }))).toMatchObject({
    verdict: { code: 'unchanged' },
    steps: [],
    ignored: [{ field: 'taxNumber', side: 'books', because: 'mapping-direction' }],
  });
});

describe('records that must be linked first', () => {
  const customer = (side: 'workspace' | 'books', id: string): Reference => ({ to: 'customer', side, id });

  test.each([
    ['a new record there', pairOf({ books: there({ parent: '8' }) }), [customer('books', '8')]],
    ['a new record there, linked already', pairOf({ books: there({ parent: '9' }) }), []],
    ['a new record here', pairOf({ workspace: here({ parent: 'w8' }) }), [customer('workspace', 'w8')]],
    ['a new record here, linked already', pairOf({ workspace: here({ parent: 'w9' }) }), []],
    ['two that meet, brought in', met({}, { parent: '8' }), [customer('books', '8')]],
    ['two that meet, brought in, linked already', met({}, { parent: '9' }), []],
    ['two that meet, sent', met({ parent: 'w8' }, {}), [customer('workspace', 'w8')]],
    ['a change there', linked({}, { parent: '8' }), [customer('books', '8')]],
    ['a change there, linked already', linked({}, { parent: '9' }), []],
    ['a change here', linked({ parent: 'w8' }, {}), [customer('workspace', 'w8')]],
  ])('%s', (_, pair, needs) => {
    expect(decide(pair).needs).toEqual(needs);
  });

  test('what still goes by its id in the books needs nothing to be sent there', () => {
    expect(outwardGaps({ parent: customer('books', '8') }, rules())).toEqual({ missing: undefined, needs: [] });
  });
});
