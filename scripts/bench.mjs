// `npm run bench [-- words of file names]`: prints figures; asserts nothing, since machines are shared and noisy.
import { ensureBuilt } from './build.mjs';
import { run } from './steps.mjs';

await ensureBuilt();
process.exitCode = await run('tsx', ['--conditions=source', 'bench/main.ts', ...process.argv.slice(2)], {
  NODE_OPTIONS: '--expose-gc',
});
