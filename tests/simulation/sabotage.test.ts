import { expect, test } from 'vitest';
import { tellStory } from './run/tell-story.ts';
import { shrinkStory } from './run/shrink-story.ts';
import { writeStory } from './story/write-story.ts';
import { sabotages } from './world/sabotage.ts';

/** Seeds that a missing protection may hide in: a simulation that needs more of them is too tame. */
const seedsMax = 120;

test.each(sabotages)('the simulation notices when %s', async sabotage => {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { violation } = await tellStory(writeStory(seed), sabotage);
    if (violation !== null) return;
  }
  expect.fail(`${seedsMax} seeds and nobody noticed.`);
});

test('a failing story shrinks to the few happenings that make it fail', async () => {
  const sabotage = 'previews write';
  const fails = async (story: ReturnType<typeof writeStory>) => (await tellStory(story, sabotage)).violation?.law === 6;
  let seed = 1;
  while (!(await fails(writeStory(seed)))) seed += 1;
  const small = await shrinkStory(writeStory(seed), fails);
  expect(small.happenings.length).toBeLessThan(5);
  expect(await fails(small)).toBe(true);
});
