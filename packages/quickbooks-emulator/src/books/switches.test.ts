import { describe, expect, it } from 'vitest';
import { DEFAULT_SWITCHES, isSwitchSetting, withSwitches } from './switches.ts';

describe('switches', () => {
  it('each is by default something it can be set to', () => {
    for (const [name, value] of Object.entries(DEFAULT_SWITCHES)) expect(isSwitchSetting(name, value), name).toBe(true);
  });

  it.each([
    ['cdcBeyondWindow', 'truncate', true],
    ['cdcBeyondWindow', 'explode', false],
    ['queryFoldsCase', false, true],
    ['queryFoldsCase', 'false', false],
    ['batchItemsMax', 50, true],
    ['batchItemsMax', 0, false],
    ['batchItemsMax', 2.5, false],
    ['toString', 'x', false],
  ])('%s set to %s: %s', (name, value, expected) => {
    expect(isSwitchSetting(name, value)).toBe(expected);
    expect(withSwitches(DEFAULT_SWITCHES, { [name]: value })).toEqual(
      expected ? { ...DEFAULT_SWITCHES, [name]: value } : DEFAULT_SWITCHES,
    );
  });
});
