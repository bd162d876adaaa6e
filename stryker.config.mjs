// Mutation testing of the pure half of the engine: `npm run mutate`. Not part of CI; the score is in docs/proof.md.
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'mutation.config.ts', dir: 'packages/sync', related: false },
  mutate: ['packages/sync/src/{decide,merge,match,plan}/**/*.ts', '!**/*.test.ts'],
  // The sandbox is a copy of what the engine's tests need; the workspaces' links lead to files that are not mutated.
  ignorePatterns: ['apps', 'bench', 'docs', 'tests', 'packages/quickbooks*', 'packages/api', '**/dist', 'test-results'],
  concurrency: 1,
  coverageAnalysis: 'perTest',
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: '.stryker-tmp',
};
