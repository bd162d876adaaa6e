import { expect, test } from 'vitest';
import { memorySettings, usableMemory } from './memory-settings.ts';

const gigabyte = 1024 ** 3;

test.each([
  { machine: 'a small one', bytes: gigabyte / 4, setting: 'shared_buffers=128MB' },
  { machine: 'one of two gigabytes', bytes: 2 * gigabyte, setting: 'shared_buffers=512MB' },
  { machine: 'a large one', bytes: 64 * gigabyte, setting: 'shared_buffers=1024MB' },
])('$machine gives a quarter of its memory, within bounds', ({ bytes, setting }) => {
  expect(memorySettings(bytes)).toEqual([setting]);
});

test.each([
  { limit: 'no limit', constrained: 0, usable: 8 * gigabyte },
  { limit: 'a limit of the container', constrained: gigabyte, usable: gigabyte },
  { limit: 'a limit that is none, above what there is', constrained: 2 ** 63, usable: 8 * gigabyte },
])('with $limit the memory is what can be used', ({ constrained, usable }) => {
  expect(usableMemory(8 * gigabyte, constrained)).toBe(usable);
});
