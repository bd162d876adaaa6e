// `npm run crash -- --kills 100 [--workers 3] [--seed N]`: kills real processes in the middle of a two-way sync, see tests/crash/main.ts.
import { ensureBuilt } from './build.mjs';
import { run } from './steps.mjs';

await ensureBuilt([
  ...['packages/domain', 'packages/sync', 'packages/api', 'packages/quickbooks', 'packages/quickbooks-emulator'],
  ...['apps/server', 'apps/cli'],
]);
process.exitCode = await run('node', [
  '--conditions=source',
  '--import',
  'tsx',
  'tests/crash/main.ts',
  ...process.argv.slice(2),
]);
