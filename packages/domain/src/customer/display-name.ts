/** The parts of a person's name, each possibly empty. */
export interface PersonName {
  readonly title: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly familyName: string;
  readonly suffix: string;
}

export const noPersonName: PersonName = { title: '', givenName: '', middleName: '', familyName: '', suffix: '' };

/** The parts joined in QuickBooks' order: what it makes of a customer without a display name (entities.md §2.1). */
export function fullName(person: PersonName): string {
  const parts = [person.title, person.givenName, person.middleName, person.familyName, person.suffix];
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .join(' ');
}

/** What to call a customer: the chosen display name, else the company, else the person, else the e-mail address. */
export function proposeDisplayName(known: {
  readonly displayName: string;
  readonly companyName: string;
  readonly person: PersonName;
  readonly email: string;
}): string {
  const proposals = [known.displayName, known.companyName, fullName(known.person), known.email];
  return proposals.map(proposal => proposal.trim()).find(proposal => proposal !== '') ?? '';
}
