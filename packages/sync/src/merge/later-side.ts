import type { Instant } from '@tieout/domain';
import type { Side } from '../record/field-value.ts';

/** `YYYY-MM-DDTHH:MM:SS` of an instant in UTC. */
const wholeSecondLength = 19;
const wholeSecond = (moment: Instant): string => moment.slice(0, wholeSecondLength);

/**
 * The side that changed last, for `newest-wins`. The books tell whole seconds (protocol.md §2.4): what changed within one second cannot be
 * told apart, and the books' side stands. Compared to the millisecond, an edit there would lose against an earlier one here.
 */
export const laterSide = (changed: Readonly<Record<Side, Instant>>): Side =>
  wholeSecond(changed.workspace) > wholeSecond(changed.books) ? 'workspace' : 'books';
