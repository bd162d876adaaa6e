// `npm run check`: format, lint, types, house rules and unit tests; what a person runs before every commit.
import { runSteps } from './steps.mjs';

await runSteps([
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the web app', 'tsc', ['-p', 'apps/web/tsconfig.json']],
  ['lint', 'eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']],
  ['house rules and unit tests', 'vitest', ['run', '--project', 'unit']],
]);
