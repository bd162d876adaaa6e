import { isObject, objectAt, type JsonObject } from '../books/json.ts';
import { callBooks, saveRecord, type Desk, type DeskOutcome } from './desk.ts';

/** Lays a patch over the company's preferences, section by section: a sparse update alone would replace whole sections. */
export function switchPreferences(desk: Desk, patch: JsonObject): DeskOutcome {
  const read = callBooks(desk, { method: 'GET', path: ['preferences'] });
  if (read.kind === 'refused') return read;
  const preferences = objectAt(read.answer, 'Preferences') ?? {};
  const sections = Object.entries(patch).map(([name, section]) => {
    const before = objectAt(preferences, name) ?? {};
    return [name, isObject(section) ? { ...before, ...section } : section] as const;
  });
  const { Id, SyncToken } = preferences;
  return saveRecord(desk, 'Preferences', { Id, SyncToken, sparse: true, ...Object.fromEntries(sections) });
}

/** Closes the books up to and including a day (entities.md §3.8); without one they are opened again. */
export function closeBooks(desk: Desk, closingDate: string | undefined): DeskOutcome {
  return switchPreferences(desk, { AccountingInfoPrefs: { BookCloseDate: closingDate ?? '' } });
}
