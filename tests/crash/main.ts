import { parseArgs } from 'node:util';
import { runCrashes } from './run-crashes.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    workers: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});

const startMs = performance.now();
const { faults, ...figures } = await runCrashes({
  kills: Number(values.kills),
  workers: Number(values.workers),
  seed: Number(values.seed),
  say: console.log,
});
for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(16)} ${value}`);
console.log(`  seconds          ${Math.round((performance.now() - startMs) / 1000)}`);
for (const fault of faults) console.log(`WRONG: ${fault}`);
console.log(faults.length === 0 ? 'both sides are equal, nothing doubled, nothing lost, nothing stuck' : 'FAILED');
process.exitCode = faults.length === 0 ? 0 : 1;
