import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../..');

/** A file of the project, by its path from the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

function listFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter(path => path !== '' && existsSync(join(root, path)));
}

const binary = /\.(png|jpg|ico|woff2|ttf|pdf|gz|br)$/;

/** Every text file that git tracks or would track. */
export const allFiles: readonly Source[] = listFiles()
  .filter(path => !binary.test(path))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const code = /\.tsx?$/;

/** TypeScript of packages, apps, tests and benches. */
export const codeFiles: readonly Source[] = allFiles.filter(
  file => code.test(file.path) && !file.path.endsWith('.d.ts'),
);

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(path) || /(^|\/)(tests|testing|fuzz|bench|dev)\//.test(path);
}

/** Code that is shipped: neither test nor bench. */
export const shippedFiles: readonly Source[] = codeFiles.filter(file => !isTest(file.path));

export function parse(file: Source): ts.SourceFile {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
}

/** Module names that a file imports or re-exports, also dynamically. */
export function importsOf(file: Source): readonly string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map(imported => imported.fileName);
}
