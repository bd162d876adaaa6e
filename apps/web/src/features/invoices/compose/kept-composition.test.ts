import { describe, expect, it } from 'vitest';
import { blankComposition } from './composition.ts';
import { createKeeper } from './kept-composition.ts';

const composition = blankComposition({ lineId: 'line', today: '2026-05-06', currency: 'USD', message: '' });
const keptAt = new Date('2026-05-06T14:02:00Z');

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  };
}

describe('what was typed', () => {
  it('is found again after the page was closed, with its moment', () => {
    const storage = memory();
    createKeeper(storage, 'w1', null).keep({ ...composition, message: 'half a sent' }, keptAt);
    expect(createKeeper(storage, 'w1', null).find()).toEqual({
      keptAt: '2026-05-06T14:02:00.000Z',
      composition: { ...composition, message: 'half a sent' },
    });
  });

  it('is kept apart by workspace and by invoice', () => {
    const storage = memory();
    createKeeper(storage, 'w1', null).keep(composition, keptAt);
    expect(createKeeper(storage, 'w2', null).find()).toBeUndefined();
    expect(createKeeper(storage, 'w1', 'i1').find()).toBeUndefined();
  });

  it('is forgotten once it is saved', () => {
    const storage = memory();
    const keeper = createKeeper(storage, 'w1', null);
    keeper.keep(composition, keptAt);
    keeper.forget();
    expect(keeper.find()).toBeUndefined();
  });

  it.each([
    ['a field', { ...composition, shipping: 5 }],
    ['a line', { ...composition, lines: [{ ...composition.lines[0], itemId: 7 }] }],
    ['a choice', { ...composition, taxMode: 'sometimes' }],
    ['a missing field', { ...composition, email: undefined }],
  ])('is left alone where %s is of another version', (_, other) => {
    const storage = memory();
    createKeeper(storage, 'w1', null).keep(other as never, keptAt);
    expect(createKeeper(storage, 'w1', null).find()).toBeUndefined();
  });

  it('never breaks the page: damaged or forbidden storage is as good as empty', () => {
    const damaged = { ...memory(), getItem: () => '{"composition":{"lines":"?"}}' };
    expect(createKeeper(damaged, 'w1', null).find()).toBeUndefined();
    const forbidden = {
      getItem: (): string => {
        throw new Error('SecurityError');
      },
      setItem: (): void => {
        throw new Error('QuotaExceededError');
      },
      removeItem: (): void => {
        throw new Error('SecurityError');
      },
    };
    const keeper = createKeeper(forbidden, 'w1', null);
    expect(keeper.find()).toBeUndefined();
    expect(keeper.keep(composition, keptAt)).toBe(false);
    expect(() => keeper.forget()).not.toThrow();
  });
});
