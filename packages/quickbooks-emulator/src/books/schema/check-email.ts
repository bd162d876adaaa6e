import { invalidEmail } from '../faults/faults.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Refuses with 2210 what is no e-mail address, nor several with commas between them (entities.md §1). */
export function checkEmail(element: string, addresses: string): void {
  if (!addresses.split(',').every(one => ADDRESS.test(one.trim()))) throw invalidEmail(element, addresses);
}
