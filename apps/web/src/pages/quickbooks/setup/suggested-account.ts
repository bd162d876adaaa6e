interface Account {
  readonly id: string;
  readonly name: string;
}

/** Names that QuickBooks gives its own income accounts, the one for sales first. */
const usual = [/^sales of product income$/i, /^sales$/i, /^sales\b/i, /^services?$/i, /\bsales\b/i, /\brevenue\b/i];

/** Income accounts that are not for what a business sells. */
const odd = /discount|refund|unapplied|uncategori[sz]ed|billable|interest|other/i;

/** The account that invoices most likely go to, so that a newcomer only has to agree; `undefined` where nothing fits. */
export function suggestedAccount<A extends Account>(accounts: readonly A[]): A | undefined {
  const plain = accounts.filter(({ name }) => !odd.test(name));
  for (const pattern of usual) {
    const found = plain.find(({ name }) => pattern.test(name));
    if (found !== undefined) return found;
  }
  return plain.length === 1 ? plain[0] : undefined;
}

/** The suggested account first, those that are not for sales last, the others as they came. */
export function byLikelihood<A extends Account>(accounts: readonly A[]): readonly A[] {
  const suggested = suggestedAccount(accounts);
  const rank = (account: A): number => (account === suggested ? 0 : odd.test(account.name) ? 2 : 1);
  return [...accounts].sort((a, b) => rank(a) - rank(b));
}
