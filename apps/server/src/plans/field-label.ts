/** What a mapped field is called on the screen: `billing.postalCode` is "Billing postal code". */
export function fieldLabel(field: string): string {
  const words = field
    .replaceAll('.', ' ')
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
