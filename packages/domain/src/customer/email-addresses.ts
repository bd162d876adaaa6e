/** One @, a dot behind it and no white space: what QuickBooks itself asks for (entities.md §1). */
const addressPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether QuickBooks would mail to it: one address, or several with commas between them. */
export const areEmailAddresses = (text: string): boolean =>
  text.split(',').every(address => addressPattern.test(address.trim()));
