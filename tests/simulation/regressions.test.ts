import { expect, test } from 'vitest';
import { readRegressions } from './run/regressions.ts';
import { tellStory } from './run/tell-story.ts';

test.each(readRegressions())('%s stays mended', async (_, { story, note }) => {
  const { violation } = await tellStory(story);
  expect(violation?.message ?? null, note).toBeNull();
});
