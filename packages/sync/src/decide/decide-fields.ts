import { changedTo } from './changed-to.ts';
import { outwardGaps } from './outward-gaps.ts';
import { viewBooks, viewWorkspace, type View } from '../mapping/compile-mapping.ts';
import type { Legs } from '../merge/merge-field.ts';
import { laterSide } from '../merge/later-side.ts';
import { mergeFields, type MergedRecord } from '../merge/merge-fields.ts';
import type { Decision, IgnoredChange } from '../plan/decision.ts';
import type { Step } from '../plan/step.ts';
import { isLines, otherSide, type Fields } from '../record/field-value.ts';
import { findBooksLineId } from '../record/line-key.ts';
import type { Base, Link } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { referencesIn } from '../record/references.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decisionOf, leftAlone } from './build-decision.ts';
import { isUntouched, lineKeysOf } from './changed-fields.ts';
import type { CompletePair } from './decide-linked.ts';
import { mergeRuleOf, type KindRules } from './kind-rules.ts';
import { unexplainedMoves } from './unexplained-moves.ts';
import { updateSteps } from './update-steps.ts';

/** Two linked records that live alike: merged field by field. */
export function decideFields(pair: CompletePair, rules: KindRules): Decision {
  if (isFinal(pair) || isUntouched(pair, rules)) return leftAlone(pair, rules, { code: 'unchanged' });
  return decideMerge(pair, rules, { life: pair.link.base.life, before: [] });
}

/** Nothing of a voided or deleted document is merged any more: here it stays as it was for reading. */
const isFinal = ({ link }: CompletePair): boolean => link.base.life === 'voided' || link.base.life === 'deleted';

/** What the merge of the fields is part of: a life that changed on the way, and its steps. */
export interface MergeFrame {
  readonly life: Base['life'];
  readonly before: readonly Step[];
  /** What to say when the fields themselves have nothing to tell. */
  readonly verdict?: Verdict;
}

/** The merge as a decision: harmless parts become steps even where one field is a problem. */
export function decideMerge(pair: CompletePair, rules: KindRules, frame: MergeFrame): Decision {
  const view = viewBooks(pair.books.fields, rules.mapping, { links: rules.links, lineKeys: lineKeysOf(pair.link) });
  const merged = mergePair(pair, rules, view.fields);
  const gaps = outwardGaps(changedTo(merged.toBooks), rules);
  const missing = view.missing[0] === undefined ? gaps.missing : { ...view.missing[0], side: 'books' as const };
  const writes = gaps.missing === undefined ? updateSteps(pair, merged) : [];
  const rebase = gaps.missing === undefined ? rebaseStep(pair, { life: frame.life, merged, view }) : [];
  const unlinked = referencesIn(changedTo(merged.toWorkspace)).filter(reference => reference.side === 'books');
  return decisionOf(pair, rules, {
    verdict: missing === undefined ? verdictOf(merged, writes, frame) : { code: 'mapping-missing', ...missing },
    steps: [...frame.before, ...writes, ...rebase],
    needs: [...gaps.needs, ...unlinked],
    ignored: merged.ignored,
    doubts: unexplainedMoves(legsOf(pair, rules, view.fields), rules.links),
  });
}

interface LinkedRecords {
  readonly workspace: WorkspaceRecord;
  readonly books: BooksRecord;
  readonly link: Link;
}

const legsOf = ({ workspace, link }: LinkedRecords, { mapping }: KindRules, books: Fields): Legs<Fields> => ({
  base: link.base.fields,
  workspace: viewWorkspace(workspace.fields, mapping).fields,
  books,
});

/** Merges the two records of a link. `books` are the books' fields as the workspace would hold them. */
export function mergePair(
  pair: LinkedRecords & Pick<CompletePair, 'answers'>,
  rules: KindRules,
  books: Fields,
): MergedRecord {
  const newest = laterSide({ workspace: pair.workspace.changedAt, books: pair.books.changedAt });
  // QuickBooks refuses any change to a deactivated record (entities.md §3.2).
  const isWritable = pair.books.life === 'live';
  return mergeFields({
    mappings: rules.mapping.fields,
    legs: legsOf(pair, rules, books),
    ruleOf: mapping => {
      const rule = mergeRuleOf(rules, newest, mapping);
      return isWritable ? rule : { ...rule, writesThere: false };
    },
    answers: pair.answers.fields,
  });
}

interface Rebase {
  readonly life: Base['life'];
  readonly merged: MergedRecord;
  readonly view: View;
}

function rebaseStep({ link }: CompletePair, { life, merged, view }: Rebase): readonly Step[] {
  const fields = { ...link.base.fields, ...merged.base };
  const isMoved = Object.keys(merged.base).some(field => !isSameValue(fields[field], link.base.fields[field]));
  if (!isMoved && life === link.base.life) return [];
  const { workspaceId, booksId } = link;
  const lineIds = lineIdsAfter(link, view.fields);
  return [{ kind: 'rebase', workspaceId, booksId, base: { life, fields }, lineIds, previousBooksId: booksId }];
}

/** A line that came from the books goes by its books id here too, until it is known by another key. */
export function lineIdsAfter(link: Pick<Link, 'lineIds'>, books: Fields): Readonly<Record<string, string>> {
  const lines = Object.values(books).filter(isLines).flat();
  return Object.fromEntries(lines.map(line => [line.key, findBooksLineId(line.key, link.lineIds) ?? line.key]));
}

function verdictOf(merged: MergedRecord, writes: readonly Step[], frame: MergeFrame): Verdict {
  if (merged.conflicts.length > 0) return { code: 'conflict', fields: merged.conflicts };
  if (frame.verdict !== undefined) return frame.verdict;
  if (writes.length > 0) {
    const sides = writes.flatMap(step => (step.kind === 'update' ? [step.side] : []));
    return {
      code: 'updated',
      sides,
      fields: [...new Set([...Object.keys(merged.toWorkspace), ...Object.keys(merged.toBooks)])],
    };
  }
  return ignoredVerdict(merged.ignored);
}

function ignoredVerdict(ignored: readonly IgnoredChange[]): Verdict {
  // What a mapping leaves alone by its own direction is by design: a masked tax number is no difference.
  const [first, ...others] = ignored.filter(change => change.because !== 'mapping-direction');
  if (first === undefined) return { code: 'unchanged' };
  if (first.because === 'only-in' || first.because === 'only-out') return { code: first.because };
  const alike = [first, ...others.filter(({ side }) => side === first.side)];
  return { code: 'update-off', side: otherSide(first.side), fields: [...new Set(alike.map(change => change.field))] };
}
