import type { Company } from '../company.ts';
import { businessFault } from '../faults/faults.ts';
import type { Draft } from '../json.ts';
import { preferencesOf } from './books-preferences.ts';

/** Drops a class or location while the company does not track them; refusing it is a switch (entities.md §3.10). */
export function dropUntrackedDimensions(draft: Draft, company: Company): void {
  const { classPerTransaction, trackDepartments } = preferencesOf(company);
  if (draft['ClassRef'] !== undefined && !classPerTransaction) {
    if (company.switches.trackingOff === 'fault') {
      throw businessFault('Class tracking is not turned on for this company.');
    }
    delete draft['ClassRef'];
  }
  if (draft['DepartmentRef'] !== undefined && !trackDepartments) {
    if (company.switches.trackingOff === 'fault') {
      throw businessFault('Location tracking is not turned on for this company.');
    }
    delete draft['DepartmentRef'];
  }
}
