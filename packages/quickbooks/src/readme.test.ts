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
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
declare const verifierToken: string;
declare const headers: IncomingHttpHeaders;
declare const rawBody: Buffer | string;
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

/** Compiles source texts as if they stood in this package, and returns what the compiler says against each. */
function complaintsAbout(sources: readonly string[]): readonly (readonly string[])[] {
  const texts = new Map(sources.map((source, index) => [folder(`./readme-examples-${index}.ts`), source]));
  const { config } = ts.readConfigFile(folder('../../../tsconfig.base.json'), file => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder('../../..'));
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(
    [...texts.keys()],
    { ...options, noUnusedLocals: false },
    {
      ...host,
      readFile: file => texts.get(file) ?? host.readFile(file),
      fileExists: file => texts.has(file) || host.fileExists(file),
      getSourceFile: (file, languageVersion) => {
        const text = texts.get(file);
        return text === undefined
          ? host.getSourceFile(file, languageVersion)
          : ts.createSourceFile(file, text, languageVersion);
      },
    },
  );
  return [...texts.keys()].map(path => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
}

describe('the README', () => {
  const readme = readFileSync(folder('../README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

  it('has examples that compile as they stand', () => {
    const bodies = examples.map(code => code.replace(/^import .*$/gm, ''));
    const functions = bodies.map((body, index) => `export async function example${index}() {\n${body}\n}`);
    expect(examples.length).toBeGreaterThan(5);
    const [complaints, complaintsAboutNonsense] = complaintsAbout([
      [surroundings, ...functions].join('\n'),
      `${surroundings}\nbooks.create('Invoice', {});`,
    ]);
    expect(complaints).toEqual([]);
    expect(complaintsAboutNonsense).not.toEqual([]);
  });
});
