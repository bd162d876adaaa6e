import type { VerdictCode } from '@tieout/sync';

const rules: Partial<Record<VerdictCode, string>> = {
  created: 'An import brings in what is not here yet.',
  linked: 'Your rules link records that are the same.',
  updated: 'Your rules bring changes in from QuickBooks.',
  removed: 'Your rules follow QuickBooks when a record is made inactive there.',
  restored: 'Your rules follow QuickBooks when a record is made active again there.',
  unchanged: 'Both sides agree.',
  'same-name-exists': 'A record of the same name is left alone.',
  'deleted-here': 'What you deleted here stays away until you restore it.',
  'inactive-there': 'Inactive records are not imported.',
  'deletion-kept': 'An import never takes anything away here.',
  'several-candidates': 'When more than one record could be the same, a person decides.',
  conflict: 'When both sides changed the same field, a person decides.',
  'edit-against-deletion': 'An edit beats a deletion: a person decides.',
  undone: 'An undo puts back what the run changed.',
  'undo-moved-on': 'An undo never writes over what somebody changed since.',
  'undo-impossible': 'QuickBooks has no way back for this.',
  'undo-in-use': 'A customer or item stays as long as a document, or a record below it, needs it.',
  'undo-by-hand': 'An undo takes back customers and items. Documents and mails stay as they are.',
  'only-in': 'Changes made here are not sent to QuickBooks.',
};

/** The rule that decided, in one sentence (B15). */
export const ruleText = (code: VerdictCode): string => rules[code] ?? 'The rules of this connection.';
