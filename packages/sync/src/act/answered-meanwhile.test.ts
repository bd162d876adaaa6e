import { expect, test } from 'vitest';
import { answerFields, noAnswers, type StandingValue } from '../decide/answers.ts';
import { presetPolicies } from '../policy/presets.ts';
import { createWorld } from '../testing/world.ts';

/** A customer whose phone number was changed on both sides, with the answer that a person gave. */
async function answered(stands: StandingValue) {
  const mirror = presetPolicies('mirror');
  const world = createWorld({ policies: { ...mirror, customer: { ...mirror.customer, conflict: 'ask' } } });
  const { state } = world.store;
  world.put('customer', 'acme', { fields: { displayName: 'Acme', phone: '1' } });
  await world.sync();
  const booksId = state.links.get('customer:acme')?.booksId ?? '';
  const phoneThere = () => world.books.records.get(`customer:${booksId}`)?.fields['phone'];
  const editThere = (phone: string) =>
    world.books.edit({ kind: 'customer', id: booksId }, { fields: { displayName: 'Acme', phone } });
  editThere('2');
  world.put('customer', 'acme', { fields: { phone: '3' } });
  await world.sync();
  const fields = answerFields({ workspace: { phone: '3' }, books: { phone: '2' } }, { phone: stands });
  state.answers.set(`customer:${booksId}`, { ...noAnswers, fields });
  const phoneHere = () => state.records.get('customer:acme')?.fields['phone'];
  return { world, editThere, phones: () => [phoneHere(), phoneThere()] };
}

const answers: readonly (readonly [StandingValue, string])[] = [
  ['workspace', '3'],
  ['books', '2'],
  [{ value: '4' }, '4'],
];

test.each(answers)('an answer is carried to both sides: %j', async (stands, phone) => {
  const { world, phones } = await answered(stands);
  await world.sync();
  expect(phones()).toEqual([phone, phone]);
});

test.each(answers)('what a bookkeeper changed after the answer %j is asked about anew, seen or not', async stands => {
  for (const isSeen of [true, false]) {
    const { world, editThere, phones } = await answered(stands);
    editThere('5');
    if (isSeen) world.observe();
    await world.carryOut(world.plan());
    await world.sync();
    const [conflict] = world.plan().decisions;
    // Nothing had to go there: the number that the person chose came in, and the newer one after it.
    const isTaken = stands === 'books' && !isSeen;
    expect(phones()).toEqual([isTaken ? '5' : '3', '5']);
    expect(conflict?.verdict.code).toBe(isTaken ? 'unchanged' : 'conflict');
  }
});

test.each(answers)('what was typed here after the answer %j is asked about anew', async stands => {
  const { world, phones } = await answered(stands);
  world.put('customer', 'acme', { fields: { phone: '6' } });
  await world.sync();
  expect(phones()).toEqual(['6', '2']);
  expect(world.plan().decisions[0]?.verdict).toMatchObject({
    code: 'conflict',
    fields: [{ workspace: '6', books: '2' }],
  });
});
