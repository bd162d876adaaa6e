// `npm run -s tieout -- doctor`: the command line, built when its sources are newer.
import { ensureBuilt } from './build.mjs';

await ensureBuilt();
await import('../apps/cli/dist/main.js');
