import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node'];

/** Tests beside the mutated code first, properties last: tables end most mutants, and a run stops at its first failure. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      /\/(decide|match|merge|plan)\//.test(moduleId) ? 0 : moduleId.includes('.properties.') ? 2 : 1;
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** The tests that mutants are held against: those of the package that Stryker's configuration names as `dir`. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    // Random stories kill what tables and properties miss, but cost seconds a mutant: the score is what the quick tests hold alone.
    exclude: ['**/*convergence.test.ts'],
    setupFiles: ['mutation-setup.ts'],
    // One worker that loads the engine once for all files: most of a mutant's time is loading it again for each.
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: NearestFirst },
    testTimeout: 20_000,
  },
});
