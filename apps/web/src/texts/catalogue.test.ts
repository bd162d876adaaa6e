import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { english } from './en/english.ts';

const texts = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const sources = Object.entries(texts)
  .map(([path, text]) => ({ path, text }))
  .filter(({ path }) => !/\.(test|d)\.tsx?$/.test(path));

type Branch = { readonly [key: string]: Branch | string };

function leavesOf(branch: Branch, prefix = ''): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  for (const [key, value] of Object.entries(branch)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') leaves.set(path, value);
    else for (const [below, text] of leavesOf(value, path)) leaves.set(below, text);
  }
  return leaves;
}

const leaves = leavesOf(english);

/** Attributes that people read or hear. */
const spoken = new Set(['label', 'placeholder', 'title', 'description', 'alt', 'aria-label', 'text']);
const hasWords = (text: string): boolean => /[A-Za-z]{2,}/.test(text);

function literalTexts(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer) && hasWords(node.initializer.text)) found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map(literal => `${path}: ${literal}`);
}

/** Keys as they stand in the code; `${…}` matches any one word of the key. */
function usedKeys(): { readonly exact: ReadonlySet<string>; readonly patterns: readonly RegExp[] } {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const { text } of sources) {
    for (const [, key] of text.matchAll(/\b(?:t|textOf)\(\s*'([\w.-]+)'/g)) if (key !== undefined) exact.add(key);
    for (const [, key] of text.matchAll(/\bt\(\s*`([^`]+)`/g)) {
      if (key !== undefined)
        patterns.push(new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[\\w.-]+')}$`));
    }
  }
  return { exact, patterns };
}

/** Areas that a file speaks and does not bring along. Those of `texts.ts` are on every page. */
function missingAreas({ path, text }: (typeof sources)[number]): readonly string[] {
  const spokenAreas = new Set([...text.matchAll(/\bt\(\s*['`](\w+)\./g)].map(([, area]) => area ?? ''));
  return [...spokenAreas]
    .filter(area => area !== 'common' && area !== 'shell')
    .filter(
      area => !text.includes(`/texts/areas/${area.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}.ts';`),
    )
    .map(area => `${path}: ${area}`);
}

const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe('the catalogue', () => {
  it('is compared with all of the app', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it('holds every text of the pages: no component speaks English by itself', () => {
    expect(
      sources.filter(({ path }) => path.endsWith('.tsx')).flatMap(({ path, text }) => literalTexts(path, text)),
    ).toEqual([]);
  });

  it('is given what its texts leave open', () => {
    const bare = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\('([\w.-]+)'\)/g)].map(([, key]) => ({ path, key: key ?? '' })),
    );
    expect(bare.filter(({ key }) => leaves.get(key)?.includes('{{'))).toEqual([]);
  });

  it('has a text for every key that a page asks for', () => {
    const known = new Set([...leaves.keys()].flatMap(key => [key, withoutPlural(key)]));
    expect([...usedKeys().exact].filter(key => !known.has(key))).toEqual([]);
  });

  it('comes with whoever speaks it: a file imports the areas of its texts', () => {
    expect(sources.filter(({ path }) => !path.includes('/texts/')).flatMap(missingAreas)).toEqual([]);
  });

  it('carries no text that no page asks for', () => {
    const { exact, patterns } = usedKeys();
    const isUsed = (key: string) => exact.has(key) || patterns.some(pattern => pattern.test(key));
    expect([...leaves.keys()].filter(key => !isUsed(withoutPlural(key)))).toEqual([]);
  });

  it('has both English plurals wherever it has one', () => {
    const plurals = [...leaves.keys()].filter(key => key !== withoutPlural(key)).map(withoutPlural);
    const lame = [...new Set(plurals)].filter(key => !leaves.has(`${key}_one`) || !leaves.has(`${key}_other`));
    expect(lame).toEqual([]);
  });

  it('says QuickBooks and here, and never what only a programmer would say', () => {
    const jargon = /\b(realm|token|entity|payload|webhook|endpoint|sync(?:hroni[sz]ation)? completed)\b/i;
    expect([...leaves].filter(([, text]) => jargon.test(text)).map(([key]) => key)).toEqual([]);
  });
});
