import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Gzipped script that any page may need before it can be used. The promise is 300; the difference is room to be warned in. */
export const firstLoadMaxKb = 280;

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

/** Breaks the build where a page weighs more than a first load may, naming the pages: nobody gets an app that opens slowly. */
export function firstLoadBudget(): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const loads = firstLoads(Object.values(bundle).filter(output => output.type === 'chunk'));
      const [heaviest] = [...loads].sort(([, a], [, b]) => b - a);
      if (heaviest !== undefined)
        this.info(`heaviest page: ${heaviest[0]}, ${heaviest[1].toFixed(0)} kB gzipped script`);
      const refusal = refusalOf(loads);
      if (refusal !== undefined) this.error(refusal);
    },
  };
}

/** What is said about pages that weigh too much; nothing where none does. */
export function refusalOf(loads: ReadonlyMap<string, number>): string | undefined {
  const tooHeavy = [...loads].filter(([, kb]) => kb > firstLoadMaxKb).sort(([, a], [, b]) => b - a);
  if (tooHeavy.length === 0) return undefined;
  const told = tooHeavy.map(([page, kb]) => `${page} ${kb.toFixed(0)} kB`).join(', ');
  return `First load beyond ${firstLoadMaxKb} kB gzipped: ${told}. Fetch what is not seen at once later (React.lazy).`;
}
