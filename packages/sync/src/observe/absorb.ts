import type { Instant } from '@tieout/domain';
import type { BooksRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { isSameValue } from '../record/same-value.ts';

/** What the books told about one record: its whole state, or that it is gone. */
export type Told =
  | { readonly kind: 'record'; readonly record: BooksRecord }
  | {
      readonly kind: 'gone';
      readonly record: RecordKind;
      readonly id: string;
      readonly life: 'deleted' | 'merged';
      readonly mergedInto: string | null;
      readonly at: Instant;
    };

/** What the mirror makes of it. */
export type Absorbed =
  | { readonly kind: 'store'; readonly record: BooksRecord; readonly isChange: boolean }
  | { readonly kind: 'ignore'; readonly because: 'older' | 'same' | 'never-seen' };

/**
 * Brings one piece of news into the mirror. News may come twice, late and out of order: the version decides, never the
 * order of arrival. Same input, same outcome; absorbing twice is absorbing once.
 */
export function absorb(held: BooksRecord | null, told: Told): Absorbed {
  if (told.kind === 'gone') return absorbGone(held, told);
  const { record } = told;
  if (held === null) return { kind: 'store', record, isChange: true };
  const order = compareVersions(record, held);
  // A deleted record cannot come back: what still says otherwise left the books before the deletion.
  if (order < 0 || held.life === 'deleted') return { kind: 'ignore', because: 'older' };
  const isChange = order > 0 || !isSameRecord(held, record);
  return isChange ? { kind: 'store', record, isChange } : { kind: 'ignore', because: 'same' };
}

function absorbGone(held: BooksRecord | null, told: Extract<Told, { readonly kind: 'gone' }>): Absorbed {
  // Nothing here can belong to a record that was gone before it was ever seen.
  if (held === null) return { kind: 'ignore', because: 'never-seen' };
  const { life, mergedInto, at } = told;
  // A merge is told as a deletion too (entities.md §3.2): the survivor, once known, is not forgotten again.
  const isKnown = held.life === life || (held.life === 'merged' && life === 'deleted');
  if (isKnown && (mergedInto === null || mergedInto === held.mergedInto)) return { kind: 'ignore', because: 'same' };
  const isAfter = at >= held.changedAt;
  if (!isAfter) return { kind: 'ignore', because: 'older' };
  return {
    kind: 'store',
    record: { ...held, life, mergedInto: mergedInto ?? held.mergedInto, changedAt: at },
    isChange: true,
  };
}

/** Versions count up by one; the moment decides where a version does not move (a balance moved by a payment). */
function compareVersions(a: BooksRecord, b: BooksRecord): number {
  const difference = Number(a.version) - Number(b.version);
  if (difference !== 0) return difference;
  return a.changedAt < b.changedAt ? -1 : a.changedAt > b.changedAt ? 1 : 0;
}

function isSameRecord(a: BooksRecord, b: BooksRecord): boolean {
  const names = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  return a.life === b.life && [...names].every(name => isSameValue(a.fields[name], b.fields[name]));
}
