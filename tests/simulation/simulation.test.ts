import { expect, test } from 'vitest';
import { runSeeds } from './run/run-seeds.ts';
import { tellStory } from './run/tell-story.ts';
import { writeStory } from './story/write-story.ts';

const seedsPerTest = 125;

test.each([1, 1 + seedsPerTest, 1 + 2 * seedsPerTest, 1 + 3 * seedsPerTest])(
  `the eight laws hold over ${seedsPerTest} seeds from %i on, whatever goes wrong`,
  async from => {
    const { failures, figures } = await runSeeds({ from, runs: seedsPerTest });
    const replays = failures.map(({ seed, violation }) => `npm run sim -- --seed ${seed}\n  ${violation.message}`);
    expect(replays).toEqual([]);
    // A simulation in which nothing goes wrong proves nothing.
    expect(figures.deaths).toBeGreaterThan(seedsPerTest / 10);
    expect(Object.keys(figures.troubles).length).toBeGreaterThan(15);
    expect(figures.steps).toBeGreaterThan(seedsPerTest);
  },
);

test('the same seed tells the same story to the letter, and another seed another one', async () => {
  const hashes: string[] = [];
  for (const seed of [7, 7, 8]) hashes.push((await tellStory(writeStory(seed))).trace.hash());
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[0]).not.toBe(hashes[2]);
});
