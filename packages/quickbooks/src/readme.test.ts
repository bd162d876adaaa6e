import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the examples take for granted around them: a web server, a database, a record at hand. */
const surroundings = `
import { createMemoryTokenStore, createQuickBooks, decimal, environmentAt, isQuickBooksFault, parseWebhook, readCallback, sandbox,
  verifyWebhook, type Company, type Tokens, type TokenStore } from '@tieout/quickbooks';
import type { IncomingHttpHeaders } from 'node:http';
declare const redirectUri: string, state: string, realmId: string, verifierToken: string;
declare const request: { readonly url: string };
declare const headers: IncomingHttpHeaders;
declare const rawBytes: Buffer;
declare const watermarkMs: number;
declare function respond(status: number): void;
declare const books: Company;
declare const Id: string, SyncToken: string, Notes: string;
declare const settings: { readonly clientId: string; readonly clientSecret: string; readonly tokenStore: TokenStore };
interface Transaction { query(sql: string, values: readonly string[]): Promise<unknown> }
declare const pool: Transaction;
declare function readTokens(from: Transaction, realmId: string): Promise<Tokens | undefined>;
declare function writeTokens(to: Transaction, tokens: Tokens): Promise<void>;
declare function transaction<T>(pool: Transaction, use: (tx: Transaction) => Promise<T>): Promise<T>;
`;

/** Compiles source text as if it stood in this package, and returns what the compiler says against it. */
function complaintsAbout(source: string): readonly string[] {
  const path = folder('./readme-examples.ts');
  const configPath = folder('../../../tsconfig.base.json');
  const { config } = ts.readConfigFile(configPath, file => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder('../../..'));
  const host = ts.createCompilerHost(options);
  const readFile = (file: string) => (file === path ? source : ts.sys.readFile(file));
  const program = ts.createProgram(
    [path],
    { ...options, noUnusedLocals: false },
    {
      ...host,
      readFile,
      fileExists: file => file === path || ts.sys.fileExists(file),
      getSourceFile: (file, languageVersion) => {
        const text = readFile(file);
        return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion);
      },
    },
  );
  const examples = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(examples), ...program.getSemanticDiagnostics(examples)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

describe('the README', () => {
  const readme = readFileSync(folder('../README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

  it('has examples that compile as they stand', () => {
    const bodies = examples.map(code => code.replace(/^import .*$/gm, ''));
    const functions = bodies.map((body, index) => `export async function example${index}() {\n${body}\n}`);
    expect(examples.length).toBeGreaterThan(5);
    expect(complaintsAbout([surroundings, ...functions].join('\n'))).toEqual([]);
    expect(complaintsAbout(`${surroundings}\nbooks.create('Invoice', {});`)).not.toEqual([]);
  });
});
