import { expect, test } from 'vitest';
import { createMemoryStore, type BooksLife, type MemoryStore } from '@tieout/sync';
import { instant } from '@tieout/domain';
import { policiesWith, planNow, type Connection } from '../world/connection.ts';
import { checkEdits } from './check-edits.ts';
import { createEditLedger } from './edit-ledger.ts';
import { createMemory } from './memory.ts';
import { Violation } from './violation.ts';

const at = instant('2026-05-01T08:00:00Z');

interface Told {
  /** What both sides agreed on before the merge. */
  readonly agreed: string;
  /** What stands here now. */
  readonly here: string;
  /** How the mirror knows the books' record. */
  readonly life: BooksLife;
}

function customer(store: MemoryStore, id: string, { agreed, here, life }: Told): void {
  const { records, links, mirror } = store.state;
  const record = { kind: 'customer', id, version: '1', changedAt: at } as const;
  records.set(`customer:${id}`, { ...record, life: 'live', fields: { displayName: here } });
  mirror.set(`customer:q-${id}`, {
    ...record,
    id: `q-${id}`,
    life,
    mergedInto: life === 'merged' ? 'q-survivor' : null,
    fields: { displayName: agreed },
  });
  const base = { life: 'live', fields: { displayName: agreed } } as const;
  links.set(`customer:${id}`, { kind: 'customer', workspaceId: id, booksId: `q-${id}`, base, lineIds: {} });
}

/** The name was edited there, then here; the books won, and merged the record away. */
function judge(told: Told): void {
  const store = createMemoryStore({ now: () => at, newId: () => 'id' });
  customer(store, 'absorbed', told);
  customer(store, 'survivor', { agreed: 'Survivor', here: 'Survivor', life: 'live' });
  const policies = policiesWith('books-win');
  const connection: Connection = { on: 0, realmId: '1', store, policies, watermark: at, mustLook: false, reports: [] };
  const ledger = createEditLedger();
  const edit = { on: 0, kind: 'customer', field: 'displayName', wasLinked: true } as const;
  ledger.save({ ...edit, side: 'books', id: 'q-absorbed', value: 'Theirs' });
  ledger.save({ ...edit, side: 'workspace', id: 'absorbed', value: 'Mine' });
  const plan = planNow(connection);
  checkEdits({ connection, truth: new Map(), plan, memory: createMemory(), edits: ledger.edits });
}

test('the edit that the rule chose counts as kept when it stands here and the record was merged away there', () => {
  expect(() => judge({ agreed: 'Theirs', here: 'Theirs', life: 'merged' })).not.toThrow();
});

test.each<readonly [string, Told]>([
  ['both sides never agreed on it', { agreed: 'Before', here: 'Theirs', life: 'merged' }],
  ['neither edit stands here', { agreed: 'Theirs', here: 'Before', life: 'merged' }],
  ['nobody was told that the record is gone there', { agreed: 'Theirs', here: 'Theirs', life: 'live' }],
])('an edit is lost when %s', (_, told) => {
  expect(() => judge(told)).toThrow(Violation);
});
