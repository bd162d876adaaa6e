import { fieldWords } from '@tieout/sync';

/** What a mapped field is called on the screen: `billing.postalCode` is "Billing postal code". */
export function fieldLabel(field: string): string {
  const words = fieldWords(field);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
