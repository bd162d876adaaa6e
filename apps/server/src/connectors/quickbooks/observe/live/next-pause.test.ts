import { expect, test } from 'vitest';
import { nextPauseSeconds } from './next-pause.ts';

const pauses = { oftenSeconds: 60, rarelySeconds: 900, idleSeconds: 7_200 };

test.each([
  ['the first clean look is followed by a rare one', { hasFound: false, lastPauseSeconds: null }, 900],
  ['finding something makes the next look come soon', { hasFound: true, lastPauseSeconds: 900 }, 60],
  ['a clean look doubles the pause', { hasFound: false, lastPauseSeconds: 60 }, 120],
  ['the pause never grows beyond the rare one', { hasFound: false, lastPauseSeconds: 600 }, 900],
  ['a stored pause from other settings is no obstacle', { hasFound: false, lastPauseSeconds: 5 }, 60],
])('%s', (_, asked, expected) => {
  expect(nextPauseSeconds(pauses, { ...asked, isQuiet: false, hasNotifications: true })).toBe(expected);
});

test('where nothing was told and nothing found, the pause grows on to the idle one: a day of it costs few reads', () => {
  const pausesOfADay: number[] = [];
  let lastPauseSeconds: number | null = null;
  for (let passed = 0; passed < 86_400; passed += lastPauseSeconds) {
    const asked = { hasFound: false, lastPauseSeconds, isQuiet: true, hasNotifications: true };
    lastPauseSeconds = nextPauseSeconds(pauses, asked);
    pausesOfADay.push(lastPauseSeconds);
  }
  expect(pausesOfADay.slice(0, 5)).toEqual([900, 1_800, 3_600, 7_200, 7_200]);
  expect(pausesOfADay.length).toBeLessThan(16);
});

test('the first word from an idle company brings the pause back', () => {
  const asked = { hasFound: false, lastPauseSeconds: 7_200, isQuiet: false, hasNotifications: true };
  expect(nextPauseSeconds(pauses, asked)).toBe(900);
});

test('without notifications every look comes soon: nothing else tells of changes', () => {
  const asked = { hasFound: false, lastPauseSeconds: 60, isQuiet: true, hasNotifications: false };
  expect(nextPauseSeconds(pauses, asked)).toBe(60);
});
