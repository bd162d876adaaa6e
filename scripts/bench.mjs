// `npm run bench [-- words of file names]`: prints figures; asserts nothing, since machines are shared and noisy.
import { ensureBuilt } from './build.mjs';
import { run } from './steps.mjs';

const words = process.argv.slice(2);
await ensureBuilt();
process.exitCode = await run('node', [
  '--expose-gc',
  '--conditions=source',
  '--import',
  'tsx',
  'bench/main.ts',
  ...words,
]);
