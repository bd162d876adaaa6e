import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Gzipped script that any page may need before it can be used. */
export const firstLoadMaxKb = 300;

/** The part of a chunk that matters here. */
export type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'code' | 'imports' | 'isEntry' | 'facadeModuleId'>;

const isPage = ({ facadeModuleId }: Chunk): boolean => /\/src\/pages\/.+-page\.tsx$/.test(facadeModuleId ?? '');

/** Kilobytes of gzipped script a visitor of each page fetches first: the entry, the page, and all that they import. */
export function firstLoads(chunks: readonly Chunk[]): ReadonlyMap<string, number> {
  const byName = new Map(chunks.map(chunk => [chunk.fileName, chunk]));
  const sizes = new Map(chunks.map(chunk => [chunk.fileName, gzipSync(chunk.code).length]));
  const reach = (name: string, seen: Set<string>): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of byName.get(name)?.imports ?? []) reach(next, seen);
    return seen;
  };
  const entries = chunks.filter(chunk => chunk.isEntry).map(chunk => chunk.fileName);
  return new Map(
    chunks.filter(isPage).map(page => {
      const seen = new Set<string>();
      for (const name of [...entries, page.fileName]) reach(name, seen);
      const bytes = [...seen].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      return [page.facadeModuleId?.replace(/^.*\/src\/pages\//, '') ?? page.fileName, bytes / 1000];
    }),
  );
}

/** Says which pages weigh more than a first load may. A warning: somebody who builds from source must not be left without an app. */
export function firstLoadBudget(): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(output => output.type === 'chunk');
      const loads = [...firstLoads(chunks)].sort(([, a], [, b]) => b - a);
      const [heaviest] = loads;
      if (heaviest !== undefined)
        this.info(`heaviest page: ${heaviest[0]}, ${heaviest[1].toFixed(0)} kB gzipped script`);
      const tooHeavy = loads.filter(([, kb]) => kb > firstLoadMaxKb);
      if (tooHeavy.length === 0) return;
      const told = tooHeavy.map(([page, kb]) => `${page} ${kb.toFixed(0)} kB`).join(', ');
      this.warn(
        `First load beyond ${firstLoadMaxKb} kB gzipped: ${told}. Fetch what is not seen at once later (React.lazy).`,
      );
    },
  };
}
