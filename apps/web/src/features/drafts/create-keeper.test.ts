import { describe, expect, it } from 'vitest';
import { blankComposition } from '../invoices/compose/composition.ts';
import { isComposition } from '../invoices/compose/is-composition.ts';
import { createKeeper } from './create-keeper.ts';

const composition = blankComposition({ lineId: 'line', currency: 'USD', message: '' });
const keptAt = new Date('2026-05-06T14:02:00Z');

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  };
}

type Drawer = ReturnType<typeof memory>;

const keeperOf = (storage: Drawer, workspaceId: string, subject = 'new') =>
  createKeeper({ storage, workspaceId, subject, isDraft: isComposition });

describe('what was typed', () => {
  it('is found again after the page was closed, with its moment', () => {
    const storage = memory();
    keeperOf(storage, 'w1').keep({ ...composition, message: 'half a sent' }, keptAt);
    expect(keeperOf(storage, 'w1').find()).toEqual({
      keptAt: '2026-05-06T14:02:00.000Z',
      draft: { ...composition, message: 'half a sent' },
    });
  });

  it('is kept apart by workspace and by what is typed', () => {
    const storage = memory();
    keeperOf(storage, 'w1').keep(composition, keptAt);
    expect(keeperOf(storage, 'w2').find()).toBeUndefined();
    expect(keeperOf(storage, 'w1', 'i1').find()).toBeUndefined();
  });

  it('is forgotten once it is saved', () => {
    const storage = memory();
    const keeper = keeperOf(storage, 'w1');
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
    keeperOf(storage, 'w1').keep(other as never, keptAt);
    expect(keeperOf(storage, 'w1').find()).toBeUndefined();
  });

  it('never breaks the page: damaged or forbidden storage is as good as empty', () => {
    const damaged = { ...memory(), getItem: () => '{"keptAt":"2026-05-06","draft":{"lines":"?"}}' };
    expect(keeperOf(damaged, 'w1').find()).toBeUndefined();
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
    const keeper = keeperOf(forbidden, 'w1');
    expect(keeper.find()).toBeUndefined();
    expect(keeper.keep(composition, keptAt)).toBe(false);
    expect(() => keeper.forget()).not.toThrow();
  });
});
