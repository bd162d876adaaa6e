import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Vitest hands these to Node as well: 'import' or 'module' among them would give require() the wrong files of dual packages.
const conditions = ['source', 'node'];
const resolve = { conditions };
const ssr = { resolve: { conditions } };

/** Unit tests need nothing but Node; the others say by their place or suffix what they need. */
export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle; most of the long tests wait for something.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'apps/web/build/**/*.test.ts',
            'tests/tidy/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/*.slow.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'database',
          include: ['apps/*/src/**/*.db.test.ts', 'bench/**/*.db.test.ts'],
          globalSetup: ['apps/server/src/testing/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'acceptance',
          include: ['tests/acceptance/**/*.test.ts', '{packages,apps}/*/src/**/*.slow.test.ts'],
          globalSetup: ['apps/server/src/testing/database-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
    ],
  },
});
