import type { Step } from '../plan/step.ts';
import type { Link } from '../record/link.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Undoable, UndoOptions } from './undo-decision.ts';

/** The steps that put the link, its base and the tombstone back as they were before the run. */
export function linkSteps({ before, after }: Undoable, { staysAway }: UndoOptions): readonly Step[] {
  if (before.link === null && after.link === null) return [];
  if (before.link === null)
    return after.link === null ? [] : [dropped(after.link, before.workspace === null && staysAway)];
  if (after.link === null) return [...unburied(before.link), { ...before.link, kind: 'link' }];
  return isSameLink(before.link, after.link)
    ? []
    : [{ ...before.link, kind: 'rebase', previousBooksId: after.link.booksId }];
}

const dropped = ({ workspaceId, booksId }: Link, tombstone: boolean): Step => ({
  kind: 'unlink',
  workspaceId,
  booksId,
  tombstone,
});
const unburied = ({ booksId }: Link): readonly Step[] => [{ kind: 'unbury', booksId }];

function isSameLink(a: Link, b: Link): boolean {
  const names = new Set([...Object.keys(a.base.fields), ...Object.keys(b.base.fields)]);
  const isSameBase = [...names].every(name => isSameValue(a.base.fields[name], b.base.fields[name]));
  return a.booksId === b.booksId && a.base.life === b.base.life && isSameBase;
}
