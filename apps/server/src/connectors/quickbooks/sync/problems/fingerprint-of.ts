import { createHash } from 'node:crypto';
import { conflictKey, valueAt, type Contested, type Fields, type Legs } from '@tieout/sync';

/**
 * Stands for all that a person is asked about: every conflict with base, mine and theirs. An answer carries it, so that what was seen is
 * what is decided about. What nobody asks about does not count: a payment, or another field that travels meanwhile.
 */
export function fingerprintOf(legs: Legs<Fields>, conflicts: readonly Contested[]): string {
  const seen = conflicts.map(conflict => [
    conflictKey(conflict),
    ...[legs.base, legs.workspace, legs.books].map(leg => inOrder(valueAt(leg, conflict))),
  ]);
  return createHash('sha256').update(JSON.stringify(seen.sort())).digest('base64url');
}

/** The database keeps no order of a line's fields. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
