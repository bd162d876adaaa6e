// Mutation testing of the arithmetic and the rules of the domain: `npm run mutate -- stryker.domain.config.mjs`.
import engine from './stryker.config.mjs';

export default {
  ...engine,
  vitest: { ...engine.vitest, dir: 'packages/domain' },
  mutate: ['packages/domain/src/**/*.ts', '!**/*.test.ts', '!**/testing/**', '!packages/domain/src/index.ts'],
  jsonReporter: { fileName: 'reports/mutation-domain.json' },
};
