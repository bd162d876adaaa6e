import { expect, test } from 'vitest';
import type { Observation } from './observation.ts';
import { packPortions, portionSize } from './sweep-findings.ts';

const gone = (entity: 'Invoice' | 'Payment', count: number): readonly Observation[] =>
  Array.from({ length: count }, (_, at) => ({ kind: 'gone', entity, booksId: String(at), mergedInto: null, at: null }));

async function* lists(...all: readonly (readonly Observation[])[]) {
  for (const one of all) yield await Promise.resolve(one);
}

async function packed(...all: readonly (readonly Observation[])[]) {
  const portions: (readonly Observation[])[] = [];
  for await (const portion of packPortions(lists(...all))) portions.push(portion);
  return portions;
}

test('an invoice and the payment that settles it come in together', async () => {
  expect(await packed([], gone('Invoice', 1), gone('Payment', 1))).toEqual([
    [...gone('Invoice', 1), ...gone('Payment', 1)],
  ]);
});

test('no portion holds more than fits into one transaction, nothing is lost and the order stays', async () => {
  const [invoices, payments] = [gone('Invoice', portionSize * 2 + 7), gone('Payment', portionSize)];
  const portions = await packed(invoices, payments);
  expect(portions.map(({ length }) => length)).toEqual([portionSize, portionSize, portionSize, 7]);
  expect(portions.flat()).toEqual([...invoices, ...payments]);
});

test('nothing found is no portion', async () => {
  expect(await packed([], [])).toEqual([]);
});
