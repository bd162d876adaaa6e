import { expect, test } from 'vitest';
import { nextPauseSeconds } from './next-pause.ts';

const pauses = { oftenSeconds: 60, rarelySeconds: 900 };

test.each([
  ['the first clean look is followed by a rare one', { hasFound: false, lastPauseSeconds: null }, 900],
  ['finding something makes the next look come soon', { hasFound: true, lastPauseSeconds: 900 }, 60],
  ['a clean look doubles the pause', { hasFound: false, lastPauseSeconds: 60 }, 120],
  ['the pause never grows beyond the rare one', { hasFound: false, lastPauseSeconds: 600 }, 900],
  ['a stored pause from other settings is no obstacle', { hasFound: false, lastPauseSeconds: 5 }, 60],
])('%s', (_, asked, expected) => {
  expect(nextPauseSeconds(pauses, { ...asked, hasNotifications: true })).toBe(expected);
});

test('without notifications every look comes soon: nothing else tells of changes', () => {
  const asked = { hasFound: false, lastPauseSeconds: 60, hasNotifications: false };
  expect(nextPauseSeconds(pauses, asked)).toBe(60);
});
