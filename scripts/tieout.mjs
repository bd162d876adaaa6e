// `npm run -s tieout -- doctor`: the command line, built when its sources are newer.
import { existsSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';

const programs = ['packages/domain', 'packages/sync', 'packages/api', 'packages/quickbooks', 'apps/server', 'apps/cli'];

if (existsSync('.env')) process.loadEnvFile('.env');
await ensureBuilt(programs);
await import('../apps/cli/dist/main.js');
