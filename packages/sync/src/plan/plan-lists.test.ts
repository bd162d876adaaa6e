import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { defaultMappings } from '../mapping/defaults/default-mappings.ts';
import { noChoices } from '../match/match-lists.ts';
import type { KindLists } from '../match/pair-up.ts';
import { presetPolicies, type PresetName } from '../policy/presets.ts';
import type { Fields } from '../record/field-value.ts';
import { recordKinds, type RecordKind } from '../record/record-kind.ts';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import { booksRecord, linkOf, tombstoneOf, workspaceRecord } from '../testing/records.ts';
import { chooseDecisions } from './choose-decisions.ts';
import { isEmptyPlan, type Plan } from './plan.ts';
import { planLists } from './plan-lists.ts';

const mappings = Object.fromEntries(recordKinds.map(kind => [kind, compileMapping(defaultMappings[kind])])) as Record<
  RecordKind,
  CompiledMapping
>;

const listsOf = (kind: RecordKind, parts: Partial<KindLists> = {}): KindLists => ({
  kind,
  workspace: [],
  books: [],
  links: [],
  tombstones: [],
  ...parts,
});

const plan = (
  preset: PresetName,
  lists: readonly KindLists[],
  otherNames: Parameters<typeof planLists>[0]['otherNames'] = [],
): Plan => planLists({ lists, policies: presetPolicies(preset), mappings, otherNames });

const theirs = (kind: RecordKind, id: string, fields: Fields) => booksRecord({ kind, id, fields });
const ours = (kind: RecordKind, id: string, fields: Fields) => workspaceRecord({ kind, id, fields });
const told = ({ decisions }: Plan) => decisions.map(({ name, verdict }) => `${name}: ${verdict.code}`);

describe('an import', () => {
  test('brings in what is new, leaves same names and buried ones alone, and says why (I2G-10, I2G-13)', () => {
    const customers = listsOf('customer', {
      workspace: [ours('customer', 'w1', { displayName: 'Oak Garage' })],
      books: [
        theirs('customer', '1', { displayName: 'Mara Lindqvist' }),
        theirs('customer', '2', { displayName: ' oak  GARAGE' }),
        theirs('customer', '3', { displayName: 'Nils Vold' }),
        booksRecord({ id: '4', life: 'inactive', fields: { displayName: 'Old Pub (deleted)' } }),
      ],
      tombstones: [tombstoneOf({ booksId: '3', name: 'Nils Vold' })],
    });
    expect(told(plan('import', [customers]))).toEqual([
      'Oak Garage: same-name-exists',
      'Mara Lindqvist: created',
      'Nils Vold: deleted-here',
      'Old Pub: inactive-there',
    ]);
  });

  test('parents come before their children, categories before items, whatever the order of the lists', () => {
    const customers = listsOf('customer', {
      books: [
        theirs('customer', '3', { displayName: 'Grandchild', parent: '2' }),
        theirs('customer', '2', { displayName: 'Child', parent: '1' }),
        theirs('customer', '1', { displayName: 'Parent' }),
      ],
    });
    const items = listsOf('item', {
      books: [
        theirs('item', '7', { name: 'Pad', parent: '8' }),
        theirs('item', '8', { name: 'Parts', type: 'category' }),
      ],
    });
    expect(plan('import', [items, customers]).decisions.map(({ name }) => name)).toEqual([
      'Parent',
      'Child',
      'Grandchild',
      'Parts',
      'Pad',
    ]);
  });

  test('a child whose parent stays away is held, and so is what hangs on it', () => {
    const customers = listsOf('customer', {
      books: [
        theirs('customer', '3', { displayName: 'Grandchild', parent: '2' }),
        theirs('customer', '2', { displayName: 'Child', parent: '1' }),
        theirs('customer', '1', { displayName: 'Parent' }),
      ],
      tombstones: [tombstoneOf({ booksId: '1' })],
    });
    const planned = plan('import', [customers]);
    expect(told(planned)).toEqual([
      'Child: reference-not-linked',
      'Grandchild: reference-not-linked',
      'Parent: deleted-here',
    ]);
    expect(isEmptyPlan(planned)).toBe(true);
  });

  test('what was not ticked is left out, with everything that needs it', () => {
    const books = [
      theirs('customer', '2', { displayName: 'Child', parent: '1' }),
      theirs('customer', '1', { displayName: 'Parent' }),
    ];
    const chosen = chooseDecisions(plan('import', [listsOf('customer', { books })]), ({ name }) => name !== 'Parent');
    expect(told(chosen)).toEqual(['Parent: not-chosen', 'Child: reference-not-linked']);
    expect(chosen.counts).toEqual({ 'reference-not-linked': 1, 'not-chosen': 1 });
  });

  test('a circle of parents is held instead of turning for ever', () => {
    const books = [
      theirs('customer', '1', { displayName: 'A', parent: '2' }),
      theirs('customer', '2', { displayName: 'B', parent: '1' }),
    ];
    expect(isEmptyPlan(plan('import', [listsOf('customer', { books })]))).toBe(true);
  });
});

describe('both ways', () => {
  test('two full lists are matched before the first write (B09): nothing is created twice', () => {
    const customers = listsOf('customer', {
      workspace: [
        ours('customer', 'w1', { displayName: 'Acme', email: 'A@acme.example' }),
        ours('customer', 'w2', { displayName: 'Only here' }),
      ],
      books: [
        theirs('customer', '1', { displayName: 'ACME', email: 'a@acme.example' }),
        theirs('customer', '2', { displayName: 'Only there' }),
      ],
    });
    expect(told(plan('mirror', [customers]))).toEqual(['Acme: linked', 'Only there: created', 'Only here: created']);
  });

  test('of two new customers of one name only the first is sent', () => {
    const workspace = [
      ours('customer', 'w1', { displayName: 'Twin' }),
      ours('customer', 'w2', { displayName: 'twin' }),
    ];
    expect(told(plan('mirror', [listsOf('customer', { workspace })]))).toEqual(['Twin: created', 'twin: name-taken']);
  });

  test('names of vendors are known before the write (C52)', () => {
    const workspace = [ours('customer', 'w1', { displayName: 'Acme' })];
    const others = [{ name: 'ACME', holder: { kind: 'vendor', booksId: '9' } }] as const;
    expect(told(plan('mirror', [listsOf('customer', { workspace })], others))).toEqual(['Acme: name-taken']);
  });

  test('an invoice is recognised by number, customer and total once its customer is matched in the same plan', () => {
    const invoice = { documentNumber: '1001', total: '52.00', lines: [] };
    const lists = [
      listsOf('invoice', {
        workspace: [ours('invoice', 'i1', { ...invoice, customer: 'w1' })],
        books: [theirs('invoice', '90', { ...invoice, total: '52', customer: '1' })],
      }),
      listsOf('customer', {
        workspace: [ours('customer', 'w1', { displayName: 'Acme' })],
        books: [theirs('customer', '1', { displayName: 'Acme' })],
      }),
    ];
    const planned = plan('mirror', lists);
    expect(told(planned)).toEqual(['Acme: linked', '1001: linked']);
    expect(planned.decisions[1]?.steps.map(step => step.kind)).toEqual(['link']);
  });

  test('removals come last and the other way round: the invoice before its customer', () => {
    const customer = { displayName: 'Acme' };
    const invoice = { documentNumber: '1001', customer: 'w1' };
    const base = (fields: Fields) => ({ lineIds: {}, base: { life: 'live' as const, fields } });
    const billed = { ...invoice, lines: [], customer: { to: 'customer', side: 'workspace', id: 'w1' } } as const;
    const lists = [
      listsOf('customer', {
        workspace: [
          workspaceRecord({ id: 'w1', life: 'deleted', fields: customer }),
          ours('customer', 'w2', { displayName: 'New' }),
        ],
        books: [theirs('customer', '1', { ...customer, isTaxable: null })],
        links: [{ kind: 'customer', workspaceId: 'w1', booksId: '1', ...base(customer) }],
      }),
      listsOf('invoice', {
        workspace: [workspaceRecord({ kind: 'invoice', id: 'i1', life: 'deleted', fields: invoice })],
        books: [theirs('invoice', '90', { ...invoice, customer: '1' })],
        links: [{ kind: 'invoice', workspaceId: 'i1', booksId: '90', ...base(billed) }],
      }),
    ];
    expect(told(plan('mirror', lists))).toEqual(['New: created', '1001: removed', 'Acme: removed']);
  });

  test('a sub-customer is deactivated before its parent, whatever the order of the lists', () => {
    const linked = (id: string, booksId: string, fields: Fields) => ({
      kind: 'customer' as const,
      workspaceId: id,
      booksId,
      lineIds: {},
      base: { life: 'live' as const, fields },
    });
    const parent = { displayName: 'Parent' };
    const child = { displayName: 'Child', parent: { to: 'customer', side: 'workspace', id: 'w1' } } as const;
    const customers = listsOf('customer', {
      workspace: [
        workspaceRecord({ id: 'w1', life: 'deleted', fields: parent }),
        workspaceRecord({ id: 'w2', life: 'deleted', fields: { displayName: 'Child', parent: 'w1' } }),
      ],
      books: [theirs('customer', '1', parent), theirs('customer', '2', { displayName: 'Child', parent: '1' })],
      links: [linked('w1', '1', parent), linked('w2', '2', child)],
    });
    expect(told(plan('mirror', [customers]))).toEqual(['Child: removed', 'Parent: removed']);
  });
});

describe('what one decision teaches the next', () => {
  const customer = (id: string) => ({ to: 'customer', side: 'workspace', id }) as const;
  const linked = (id: string, booksId: string, fields: Fields = { displayName: id }) =>
    linkOf({ workspaceId: id, booksId, base: { life: 'live', fields } });
  const verdicts = (lists: readonly KindLists[]) => plan('mirror', lists).decisions.map(({ verdict }) => verdict);

  test('a name that came in, or stands on a record that is only changed, is still held by that record', () => {
    const books = [theirs('customer', '1', { displayName: 'Acme', notes: 'a' })];
    const workspace = [ours('customer', 'w2', { displayName: 'Acme' })];
    const choices = { ...noChoices, different: new Set(['w2|1']) };
    const taken = { code: 'name-taken', holder: { kind: 'customer', booksId: '1' } };
    expect(verdicts([listsOf('customer', { workspace, books, choices })])).toMatchObject([{ code: 'created' }, taken]);
    const changed = ours('customer', 'w1', { displayName: 'Acme', notes: 'b' });
    const links = [linked('w1', '1', { displayName: 'Acme', notes: 'a', isTaxable: true })];
    expect(verdicts([listsOf('customer', { workspace: [changed, ...workspace], books, links })])).toMatchObject([
      { code: 'updated', sides: ['books'] },
      taken,
    ]);
  });

  test('a name that a record had given it there, and brings here, is held by that record', () => {
    const workspace = [ours('customer', 'w1', { displayName: 'Old' }), ours('customer', 'w2', { displayName: 'New' })];
    const books = [theirs('customer', '1', { displayName: 'New' })];
    const links = [linked('w1', '1', { displayName: 'Old', isTaxable: true })];
    expect(verdicts([listsOf('customer', { workspace, books, links })])).toMatchObject([
      { code: 'updated', sides: ['workspace'] },
      { code: 'name-taken', holder: { kind: 'customer', booksId: '1' } },
    ]);
  });

  test('a survivor that a link goes over to is not brought in beside it, and goes to one record only', () => {
    const merged = (id: string) =>
      booksRecord({ id, life: 'merged', mergedInto: '3', fields: { displayName: `w${id}` } });
    const workspace = ['w1', 'w2'].map(id => ours('customer', id, { displayName: id }));
    const books = [merged('1'), merged('2'), theirs('customer', '3', { displayName: 'w2' })];
    const links = [linked('w1', '1'), linked('w2', '2')];
    expect(told(plan('mirror', [listsOf('customer', { workspace, books, links })]))).toEqual([
      'w1: followed-merge',
      'w2: merge-target-linked',
    ]);
  });

  test('a survivor that no link may go over to comes in like any other', () => {
    const merged = booksRecord({ id: '1', life: 'merged', mergedInto: '2', fields: { displayName: 'w1' } });
    const lists = {
      workspace: [ours('customer', 'w1', { displayName: 'w1' })],
      books: [merged, theirs('customer', '2', { displayName: 'w2' })],
      links: [linked('w1', '1')],
    };
    expect(told(plan('import', [listsOf('customer', lists)]))).toEqual(['w1: deletion-kept', 'w2: created']);
  });

  test('a name that a change is about to give there is taken for whoever comes after', () => {
    const workspace = [ours('customer', 'w2', { displayName: 'New' }), ours('customer', 'w1', { displayName: 'new' })];
    const books = [theirs('customer', '1', { displayName: 'Old' })];
    const links = [linked('w1', '1', { displayName: 'Old' })];
    const planned = verdicts([listsOf('customer', { workspace, books, links })]);
    expect(planned).toMatchObject([
      { code: 'updated', fields: expect.arrayContaining(['displayName']) as string[] },
      { code: 'name-taken', holder: { kind: 'customer', booksId: '1' } },
    ]);
  });

  test('an invoice that both sides moved to another customer is contested: nobody merged the one it had', () => {
    const fields = { documentNumber: '1001', lines: [] };
    const customers = listsOf('customer', {
      workspace: ['w1', 'w2', 'w3'].map(id => ours('customer', id, { displayName: id })),
      books: ['1', '2', '3'].map(id => theirs('customer', id, { displayName: `w${id}` })),
      links: ['1', '2', '3'].map(id => linked(`w${id}`, id)),
    });
    const invoices = listsOf('invoice', {
      workspace: [ours('invoice', 'i1', { ...fields, customer: 'w2' })],
      books: [theirs('invoice', '90', { ...fields, customer: '3' })],
      links: [{ ...linked('i1', '90', { ...fields, customer: customer('w1') }), kind: 'invoice' }],
    });
    const contested = plan('mirror', [customers, invoices]).decisions.find(({ key }) => key.kind === 'invoice');
    expect(contested?.verdict).toMatchObject({ code: 'conflict', fields: [{ field: 'customer' }] });
  });

  test('a link that follows a merge takes the invoices with it: their customer is the one they had', () => {
    const fields = { documentNumber: '1001', lines: [] };
    const customers = listsOf('customer', {
      workspace: [ours('customer', 'w1', { displayName: 'w1' })],
      books: [
        booksRecord({ id: '1', life: 'merged', mergedInto: '2', fields: { displayName: 'w1' } }),
        theirs('customer', '2', { displayName: 'w2' }),
      ],
      links: [linked('w1', '1')],
    });
    const invoices = listsOf('invoice', {
      workspace: [ours('invoice', 'i1', { ...fields, customer: 'w1' })],
      books: [theirs('invoice', '90', { ...fields, customer: '2' })],
      links: [{ ...linked('i1', '90', { ...fields, customer: customer('w1') }), kind: 'invoice' }],
    });
    const planned = told(plan('mirror', [customers, invoices]));
    expect(planned).toContain('w1: followed-merge');
    expect(planned).toContain('1001: unchanged');
  });
});
