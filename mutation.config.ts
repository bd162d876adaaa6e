import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node'];

/** The tests that mutants of the engine are held against. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['packages/sync/src/**/*.test.ts'], testTimeout: 20_000 },
});
