import type { Happening, Story, Troubles } from '../story/happening.ts';

/** Most stories told while looking for a smaller one. */
const triesMax = 400;

/** Tells whether a story still fails in the way that is being looked for. */
export type StillFails = (story: Story) => Promise<boolean>;

/** The smallest story found that still fails: first fewer happenings, then fewer troubles in those that are left. */
export async function shrinkStory(story: Story, stillFails: StillFails): Promise<Story> {
  let tries = 0;
  const fails = async (candidate: Story): Promise<boolean> => tries++ < triesMax && stillFails(candidate);
  return withFewerTroubles(await withFewerHappenings(story, fails), fails);
}

/** Leaves out halves, quarters and so on down to single happenings, until no part can be left out any more. */
async function withFewerHappenings(story: Story, fails: StillFails): Promise<Story> {
  let smallest = story;
  for (let size = Math.ceil(story.happenings.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = smallest.happenings.length - size; from > -size; from -= size) {
      const happenings = smallest.happenings.toSpliced(Math.max(0, from), size + Math.min(0, from));
      const candidate = { ...smallest, happenings };
      if (await fails(candidate)) smallest = candidate;
    }
  }
  return smallest;
}

async function withFewerTroubles(story: Story, fails: StillFails): Promise<Story> {
  let smallest = story;
  for (const at of smallest.happenings.keys()) {
    for (const simpler of simplerOnes(smallest.happenings[at])) {
      const candidate = { ...smallest, happenings: smallest.happenings.with(at, simpler) };
      if (await fails(candidate)) smallest = candidate;
    }
  }
  return smallest;
}

/** Simpler forms, from the simplest on: what is tried later is simpler in one respect only. */
function simplerOnes(what: Happening | undefined): readonly Happening[] {
  if (what === undefined) return [];
  if (what.does === 'pass time' && what.deliveries.length > 0) return [{ ...what, deliveries: [] }];
  if (what.does !== 'sync' && what.does !== 'undo') return [];
  return simplerTroubles(what.troubles).map(troubles => ({ ...what, troubles }));
}

function simplerTroubles({ wire, diesAt }: Troubles): readonly Troubles[] {
  const ones = wire.map((_, at) => ({ wire: wire.with(at, 'none'), diesAt })).filter((_, at) => wire[at] !== 'none');
  const halves = [
    { wire: [], diesAt },
    { wire, diesAt: null },
  ].filter(() => wire.length > 0 && diesAt !== null);
  return wire.length === 0 && diesAt === null ? [] : [{ wire: [], diesAt: null }, ...halves, ...ones];
}
