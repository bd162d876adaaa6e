import type { Brand } from '../ids/brand.ts';
import { stripDeletedSuffix } from './deleted-suffix.ts';

/** A name as it is compared: two names that people take for the same are the same string. Never shown. */
export type NormalisedName = Brand<string, 'NormalisedName'>;

/** Plain ASCII with single spaces needs no Unicode work: most names of a long list take this way. */
const alreadyPlain = /^[a-z0-9&'.,-]+( [a-z0-9&'.,-]+)*$/;

/**
 * Folds width and composition (NFKC), case (lower, upper, lower, so that ẞ and ß equal ss) and white space.
 * QuickBooks compares names without regard to case (entities.md §3.1). Marks, accents and punctuation count.
 */
export function normaliseName(name: string): NormalisedName {
  const lower = name.toLowerCase();
  if (alreadyPlain.test(lower)) return lower as NormalisedName;
  const folded = name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replaceAll(/\s+/gu, ' ').trim() as NormalisedName;
}

/** As {@link normaliseName}, of the name a deactivated record had before QuickBooks marked it `(deleted)`. */
export const normaliseFormerName = (name: string): NormalisedName => normaliseName(stripDeletedSuffix(name));
