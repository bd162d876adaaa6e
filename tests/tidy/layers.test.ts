import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeFiles, importsOf, isTest, root, shippedFiles, type Source } from './sources.ts';

/** Who may import whom, from ARCHITECTURE.md. A package that is not named may import nothing of ours. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/quickbooks': [],
  'packages/quickbooks-emulator': [],
  'packages/sync': ['@tieout/domain'],
  'packages/api': ['@tieout/domain'],
  'apps/server': ['@tieout/domain', '@tieout/quickbooks', '@tieout/sync', '@tieout/api'],
  'apps/web': ['@tieout/api', '@tieout/domain'],
  'apps/cli': ['@tieout/api', '@tieout/domain', '@tieout/server'],
};

const ours = /^(@tieout\/[a-z-]+|quickbooks-emulator)/;
const browserSafe = ['packages/domain', 'packages/sync', 'packages/api', 'apps/web'];

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function manifestOf(packagePath: string): Readonly<Record<string, unknown>> {
  const manifest = JSON.parse(readFileSync(join(root, packagePath, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  return { ...manifest['dependencies'], ...manifest['optionalDependencies'], ...manifest['peerDependencies'] };
}

/** What a package needs at run time, without the platform binaries that npm chooses among. */
function declaredBy(packagePath: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, packagePath, 'package.json'), 'utf8')) as {
    readonly dependencies?: Record<string, string>;
  };
  return Object.keys(manifest.dependencies ?? {});
}

function bareName(imported: string): string {
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/');
}

function isRelative(imported: string): boolean {
  return imported.startsWith('.');
}

const inPackages = shippedFiles.filter(file => packageOf(file.path) in mayImport);

function offences(check: (file: Source, imported: string) => boolean, files = inPackages): readonly string[] {
  return files.flatMap(file =>
    importsOf(file)
      .filter(imported => check(file, imported))
      .map(imported => `${file.path} imports ${imported}`),
  );
}

describe('layers', () => {
  it('lets a package import only the packages below it', () => {
    expect(
      offences((file, imported) => {
        const name = ours.exec(imported)?.[1];
        return name !== undefined && !(mayImport[packageOf(file.path)] ?? []).includes(name);
      }),
    ).toEqual([]);
  });

  it('lets no relative import leave its package', () => {
    expect(
      offences((file, imported) => {
        if (!isRelative(imported)) return false;
        return !normalize(join(dirname(file.path), imported)).startsWith(`${packageOf(file.path)}/`);
      }),
    ).toEqual([]);
  });

  it('declares every library that it imports', () => {
    expect(
      offences((file, imported) => {
        if (isRelative(imported) || imported.startsWith('node:') || imported.startsWith('virtual:')) return false;
        const name = bareName(imported);
        // What builds the web app is no part of it.
        if (/^apps\/web\/(vite\.config|build\/)/.test(file.path)) return false;
        return !(name in manifestOf(packageOf(file.path)));
      }),
    ).toEqual([]);
  });

  it('depends on no library that it does not import', () => {
    const unused = Object.keys(mayImport).flatMap(packagePath => {
      const files = codeFiles.filter(file => packageOf(file.path) === packagePath);
      const imported = new Set(files.flatMap(importsOf).map(bareName));
      return declaredBy(packagePath)
        .filter(name => !imported.has(name))
        .map(name => `${packagePath} declares ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('keeps what runs in a browser free of Node', () => {
    const files = inPackages.filter(file => browserSafe.includes(packageOf(file.path)) && file.path.includes('/src/'));
    expect(offences((_, imported) => imported.startsWith('node:'), files)).toEqual([]);
  });

  it('keeps connectors apart, and the client inside its connector', () => {
    const connector = /^apps\/server\/src\/connectors\/([a-z-]+)\//;
    expect(
      offences((file, imported) => {
        const here = connector.exec(file.path)?.[1];
        if (imported === '@tieout/quickbooks') return here !== 'quickbooks' && file.path.startsWith('apps/server/');
        if (!isRelative(imported) || here === undefined) return false;
        const there = connector.exec(normalize(join(dirname(file.path), imported)))?.[1];
        return there !== undefined && there !== here;
      }),
    ).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(findCircles(codeFiles.filter(file => !isTest(file.path)))).toEqual([]);
  });

  it('imports other files by their full name', () => {
    expect(
      offences((_, imported) => isRelative(imported) && !/\.(tsx?|css|svg|json|png|woff2)(\?\w+)?$/.test(imported)),
    ).toEqual([]);
  });
});

function findCircles(files: readonly Source[]): readonly string[] {
  const edges = new Map(
    files.map(file => [
      file.path,
      runtimeImports(file)
        .filter(isRelative)
        .map(imported => normalize(join(dirname(file.path), imported))),
    ]),
  );
  const finished = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (finished.has(path)) return;
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) {
      circles.push([...trail.slice(seenAt), path].join(' → '));
      return;
    }
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return circles;
}

/** Types vanish at run time: a circle of types alone is none. */
function runtimeImports(file: Source): readonly string[] {
  const withoutTypes = file.text.replace(/^(import|export) type [\s\S]*? from '[^']+';$/gm, '');
  return importsOf({ ...file, text: withoutTypes });
}
