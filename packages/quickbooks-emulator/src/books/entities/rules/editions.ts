import type { Company } from '../../company.ts';
import { permissionDenied } from '../../faults/faults.ts';

/** 5020 for what only Plus and Advanced have: classes, locations, inventory (protocol.md §8.3). */
export function requirePlus(company: Company, feature: string): void {
  const { edition } = company.profile;
  if (edition === 'simple-start' || edition === 'essentials') throw permissionDenied(feature);
}
