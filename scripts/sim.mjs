// `npm run sim -- --seed N` tells one story; `-- --runs N [--from M]` tells many: see tests/simulation/main.ts.
import { run } from './steps.mjs';

process.exitCode = await run('node', [
  '--conditions=source',
  '--import',
  'tsx',
  'tests/simulation/main.ts',
  ...process.argv.slice(2),
]);
