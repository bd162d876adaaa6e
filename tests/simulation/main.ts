import { parseArgs } from 'node:util';
import type { Violation } from './oracle/violation.ts';
import { writeRegression } from './run/regressions.ts';
import { runSeeds } from './run/run-seeds.ts';
import { shrinkStory } from './run/shrink-story.ts';
import { tellStory } from './run/tell-story.ts';
import type { Story } from './story/happening.ts';
import { writeStory } from './story/write-story.ts';

const usage = `npm run sim -- --seed N             tells one story, with all that happens in it
npm run sim -- --runs N [--from M]  tells the stories of N seeds; what fails is shrunk and kept under regressions/`;

const noteEvery = 500;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string' }, from: { type: 'string', default: '1' } },
});

if (values.seed !== undefined) await tellOne(Number(values.seed));
else if (values.runs !== undefined) await tellMany(Number(values.from), Number(values.runs));
else console.log(usage);

async function tellOne(seed: number): Promise<void> {
  const told = await tellStory(writeStory(seed));
  for (const line of told.trace.lines) console.log(line);
  console.log(`\nseed ${seed}: trace ${told.trace.hash().slice(0, 16)}, ${told.violation?.message ?? 'all laws hold'}`);
  if (told.violation !== null) await keep(writeStory(seed), told.violation);
}

/** Ends early on SIGTERM or SIGINT, with the figures of what was told until then. */
async function tellMany(from: number, runs: number): Promise<void> {
  const startMs = performance.now();
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isStopped = true));
  const { seeds, figures, failures } = await runSeeds({ from, runs }, (seed, violation) => {
    if (violation !== null) console.log(`seed ${seed}: ${violation.message.slice(0, 300)}`);
    if ((seed - from + 1) % noteEvery === 0) console.log(`… ${seed - from + 1} of ${runs}`);
    return isStopped ? 'stop' : 'go on';
  });
  const { troubles, ...counts } = figures;
  const verdict = failures.length === 0 ? 'all laws hold' : `${failures.length} FAILED`;
  console.log(`\n${seeds} seeds, ${from} to ${from + seeds - 1}: ${verdict}`);
  for (const [name, count] of Object.entries(counts)) console.log(`  ${name.padEnd(31)} ${count}`);
  for (const [trouble, count] of Object.entries(troubles).sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`  fault: ${trouble.padEnd(24)} ${count}`);
  }
  console.log(`  runs a second                   ${((seeds * 1000) / (performance.now() - startMs)).toFixed(1)}`);
  for (const { seed, violation } of failures) await keep(writeStory(seed), violation);
}

/** Shrinks a failing story, keeps it, and says how to see it again. */
async function keep(story: Story, violation: Violation): Promise<void> {
  process.exitCode = 1;
  const small = await shrinkStory(
    story,
    async candidate => (await tellStory(candidate)).violation?.law === violation.law,
  );
  const file = writeRegression({ note: violation.message.slice(0, 500), story: small });
  console.log(
    `seed ${story.seed}: ${small.happenings.length} of ${story.happenings.length} happenings are enough: ${file}`,
  );
  console.log(`  replay the whole story: npm run sim -- --seed ${story.seed}`);
}
