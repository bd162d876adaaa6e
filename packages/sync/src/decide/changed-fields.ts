import { noLineKeys, viewBooks, viewWorkspace, type LineKeys } from '../mapping/compile-mapping.ts';
import { unmapped } from '../mapping/convert-value.ts';
import type { Side } from '../record/field-value.ts';
import type { Link } from '../record/link.ts';
import { isSameValue } from '../record/same-value.ts';
import type { CompletePair, LinkedPair } from './decide-linked.ts';
import type { KindRules } from './kind-rules.ts';

/** Workspace line keys by books line id. */
export function lineKeysOf({ lineIds }: Pick<Link, 'lineIds'>): LineKeys {
  const entries = Object.entries(lineIds);
  return entries.length === 0 ? noLineKeys : new Map(entries.map(([key, booksLineId]) => [booksLineId, key]));
}

/** Whether nothing at all differs: the quick look that most records of a large list get by with. */
export function isUntouched({ workspace, books, link }: CompletePair, { mapping, links }: KindRules): boolean {
  const base = link.base.fields;
  const lineKeys = lineKeysOf(link);
  return mapping.compiled.every(({ mapping: field, isPlain, own, inward }) => {
    const agreed = base[field.workspace] ?? null;
    const here = workspace.fields[field.workspace] ?? null;
    const there = books.fields[field.books] ?? null;
    // Conversions are idempotent and bases converted: a plain value that equals the base is in its final form already.
    if (isPlain && here === agreed && there === agreed) return true;
    if (!isSameValue(own(here), agreed)) return false;
    const translated = inward(there, links, lineKeys);
    return translated !== unmapped && isSameValue(translated, agreed);
  });
}

/** The mapped fields that one side changed since the base. */
export function changedFields(pair: LinkedPair, rules: KindRules, side: Side): readonly string[] {
  const record = pair[side];
  if (record === null) return [];
  const view =
    side === 'workspace'
      ? viewWorkspace(record.fields, rules.mapping)
      : viewBooks(record.fields, rules.mapping, { links: rules.links, lineKeys: lineKeysOf(pair.link) });
  const { fields } = pair.link.base;
  return Object.keys(view.fields).filter(field => !isSameValue(view.fields[field], fields[field]));
}
