import type { ConfigurationChange } from '@tieout/api';
import type { ConfigurationFile } from './configuration-file.ts';

/** What leads from one configuration to another, path by path, in the order of the file. */
export function compareConfigurations(from: ConfigurationFile, to: ConfigurationFile): readonly ConfigurationChange[] {
  const [before, after] = [valuesOf(from), valuesOf(to)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap(path => {
    const change = { path, from: before.get(path) ?? null, to: after.get(path) ?? null };
    return change.from === change.to ? [] : [{ ...change, sentence: sentenceOf(change) }];
  });
}

function valuesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return new Map(entries.flatMap(([key, inner]) => [...valuesOf(inner, path === '' ? key : `${path}.${key}`)]));
}

function sentenceOf({ path, from, to }: Omit<ConfigurationChange, 'sentence'>): string {
  const name = nameOf(path);
  if (to === null) return `${name}: back to the standard instead of ${said(from ?? '')}.`;
  return from === null ? `${name}: ${said(to)}.` : `${name}: ${said(to)} instead of ${said(from)}.`;
}

function nameOf(path: string): string {
  const [area = '', kind = '', ...rest] = path.split('.');
  if (area === 'rules') return `Rule of ${kind}, ${rest.map(spelled).join(' ')}`;
  if (area === 'mappings') return `Field of ${kind}, ${rest.map(spelled).join(' ')}`;
  return area === 'incomeAccount' ? 'The income account' : `The ${area}`;
}

/** `importsInactive` as people write it: imports inactive. */
const spelled = (key: string): string =>
  key.replace(/[A-Z]|\d+/g, part => ` ${part.toLowerCase()}`).replaceAll('-', ' ');

const said = (value: string): string => (value === 'true' ? 'yes' : value === 'false' ? 'no' : value);
