import { fieldWords } from '@tieout/sync';
import type { Patch } from './patch.ts';

/** The names of the fields that a patch holds, as the timeline tells them: `display name, phone`. */
export function changedFields(patch: Patch<object>): string {
  const names = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => fieldWords(name.replace(/Id$/, '')));
  return names.length === 0 ? 'nothing' : names.join(', ');
}
