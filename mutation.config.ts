import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node'];

/** The tests that mutants of the engine are held against. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/sync/src/**/*.test.ts'],
    // Random stories kill what tables and properties miss, but cost seconds a mutant: the score is what the quick tests hold alone.
    exclude: ['**/*convergence.test.ts'],
    testTimeout: 20_000,
  },
});
