// `npm test`: everything, from unit tests to the browser. Needs nothing but Node: PostgreSQL and a browser come with `npm ci`.
import { runSteps } from './steps.mjs';

const only = process.argv.slice(2);
const steps = [
  ['build', 'node', ['scripts/build.mjs']],
  ['unit tests', 'vitest', ['run', '--project', 'unit']],
  ['simulation', 'vitest', ['run', '--project', 'simulation']],
  ['database tests', 'vitest', ['run', '--project', 'database']],
  ['acceptance tests', 'vitest', ['run', '--project', 'acceptance']],
  ['browser tests', 'playwright', ['test', '--config', 'tests/e2e/playwright.config.ts']],
];

await runSteps(only.length === 0 ? steps : steps.filter(([name]) => only.some(word => name.startsWith(word))));
