import { expect, test } from 'vitest';
import type { Decision } from '../plan/decision.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { wavesOf } from './waves.ts';

const create = (kind: RecordKind, id: string, needs: readonly string[] = []): Decision => ({
  key: { kind, workspaceId: id, booksId: null },
  name: id,
  verdict: { code: 'created', side: 'books' },
  steps: [{ kind: 'unbury', booksId: id }],
  needs: needs.map(need => ({ to: kind, side: 'workspace', id: need })),
  ignored: [],
});
const names = (decisions: readonly Decision[]) =>
  wavesOf(decisions).map(wave => wave.map(({ name }) => name).join(' '));

test('what does not depend on another travels together', () => {
  expect(names([create('customer', 'a'), create('customer', 'b')])).toEqual(['a b']);
});

test('what needs a record of the wave starts a new one', () => {
  expect(names([create('customer', 'a'), create('customer', 'b', ['a']), create('customer', 'c')])).toEqual([
    'a',
    'b c',
  ]);
});

test('what a removal of the wave points at starts a new one', () => {
  expect(names([create('customer', 'child', ['parent']), create('customer', 'parent')])).toEqual(['child', 'parent']);
});

test('each kind has waves of its own, and decisions without steps are in none', () => {
  const idle = { ...create('customer', 'idle'), steps: [] };
  expect(names([create('customer', 'a'), idle, create('item', 'b'), create('item', 'c')])).toEqual(['a', 'b c']);
});
