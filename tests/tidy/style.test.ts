import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allFiles, codeFiles, isTest, parse, shippedFiles, type Source } from './sources.ts';

const fileLinesMax = 300;
const functionLinesMax = 60;
const testFileLinesMax = 600;

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

/** Lines of the project that match, as `path:line`. */
function findLines(
  files: readonly Source[],
  pattern: RegExp,
  isAllowed: (path: string) => boolean = () => false,
): readonly string[] {
  return files
    .filter(file => !isAllowed(file.path))
    .flatMap(file =>
      file.text
        .split('\n')
        .map((line, index) => ({ line, at: `${file.path}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, at }) => `${at} ${line.trim().slice(0, 80)}`),
    );
}

function longFunctions(file: Source): readonly string[] {
  if (linesOf(file.text) <= functionLinesMax) return [];
  const source = parse(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      if (last - first + 1 > functionLinesMax) found.push(`${file.path}:${first + 1} has ${last - first + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Where time, ids and randomness may enter: the edges that hand them on to everything else. */
const edges = [
  /^apps\/server\/src\/(compose|clock|ids)\//,
  /^apps\/server\/src\/index\.ts$/,
  /^apps\/cli\/src\/(main\.ts$|commands\/)/,
  /^apps\/web\/src\/clock\.ts$/,
  /^packages\/quickbooks\/src\/(clock|create-quickbooks)\.ts$/,
  /^packages\/quickbooks-emulator\/src\/(clock|random)\//,
  /^packages\/quickbooks-emulator\/src\/cli\.ts$/,
  // Files, locks and processes below everything that is wired.
  /^apps\/server\/src\/database\//,
  /^apps\/server\/src\/logs\/create-log\.ts$/,
  // Salts, nonces and keys must not be predictable, in no test either.
  /^apps\/server\/src\/(secrets\/|people\/password-hash\.ts$)/,
];

describe('style', () => {
  it(`keeps files below ${fileLinesMax} lines`, () => {
    const long = shippedFiles.filter(file => linesOf(file.text) > fileLinesMax);
    expect(long.map(file => `${file.path} has ${linesOf(file.text)} lines`)).toEqual([]);
  });

  it(`keeps test files below ${testFileLinesMax} lines`, () => {
    const long = codeFiles.filter(file => isTest(file.path) && linesOf(file.text) > testFileLinesMax);
    expect(long.map(file => `${file.path} has ${linesOf(file.text)} lines`)).toEqual([]);
  });

  it(`keeps functions below ${functionLinesMax} lines`, () => {
    expect(shippedFiles.flatMap(longFunctions)).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const wrong = codeFiles.filter(
      file =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|db|slow|properties|config|bench))*\.tsx?$/.test(
          file.path.split('/').at(-1) ?? '',
        ),
    );
    expect(wrong.map(file => file.path)).toEqual([]);
  });

  it('has no room for leftovers: no utils, helpers, common, shared, types, misc, manager', () => {
    const leftover = /(^|\/)(utils?|helpers?|common|shared|core|types|misc|managers?|lib)(\/|\.tsx?$)/;
    expect(codeFiles.filter(file => leftover.test(file.path)).map(file => file.path)).toEqual([]);
  });

  it('re-exports only from the index of a package', () => {
    const isIndex = (path: string): boolean => /^(packages|apps)\/[a-z-]+\/src\/index\.ts$/.test(path);
    expect(findLines(codeFiles, /^export (\*|\{[^}]*\}) from /, isIndex)).toEqual([]);
  });

  it('takes time, ids and randomness as arguments', () => {
    const ambient = /\b(Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\()/;
    const isAllowed = (path: string): boolean => edges.some(edge => edge.test(path));
    expect(findLines(shippedFiles, ambient, isAllowed)).toEqual([]);
  });

  it('switches no check and no test off', () => {
    const isThis = (path: string): boolean => path.startsWith('tests/tidy/');
    expect(
      findLines(
        codeFiles,
        /@ts-(ignore|expect-error|nocheck)|eslint-disable|\b(it|test|describe)\.(only|skip|todo|fixme)\(/,
        isThis,
      ),
    ).toEqual([]);
    expect(findLines(codeFiles, /\b(TODO|FIXME)\b/, isThis)).toEqual([]);
  });

  it('carries no path of a machine, no registry host and no secret', () => {
    const isLock = (path: string): boolean => path === 'package-lock.json' || path.startsWith('tests/tidy/');
    expect(findLines(allFiles, /(^|[\s"'`(=:])\/(work|farm|root|home\/[a-z]+)\//, isLock)).toEqual([]);
    expect(findLines(allFiles, /registry\.[a-z]+\.(org|com)/, path => path.startsWith('tests/tidy/'))).toEqual([]);
    expect(findLines(allFiles, /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b/, isLock)).toEqual([]);
  });

  it('locks every library with a version from the registry in use', () => {
    const lock = allFiles.find(file => file.path === 'package-lock.json');
    expect(lock?.text.match(/"resolved": "(?!packages\/|apps\/)[^"]*"/g) ?? []).toEqual([]);
  });
});
