import type { Reference } from '../record/field-value.ts';
import type { Decision } from './decision.ts';

/** A reference as a map key. */
export const referenceText = ({ to, side, id }: Reference): string => `${to}:${side}:${id}`;

/** The record that a decision is about, as the references to it read: by each of its ids. */
export function recordTexts({ key: { kind, workspaceId, booksId } }: Pick<Decision, 'key'>): readonly string[] {
  const texts: string[] = [];
  if (workspaceId !== null) texts.push(referenceText({ to: kind, side: 'workspace', id: workspaceId }));
  if (booksId !== null) texts.push(referenceText({ to: kind, side: 'books', id: booksId }));
  return texts;
}
