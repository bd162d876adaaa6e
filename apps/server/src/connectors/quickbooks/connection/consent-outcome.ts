/** How a person's return from the consent page ended. */
export type ConsentOutcome =
  | { readonly kind: 'connected'; readonly connectionId: string; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly reason: ConsentRefusal; readonly returnTo: string; readonly detail: string };

export const consentRefusals = [
  'wrong-state',
  'expired-state',
  'denied',
  'incomplete',
  'other-company',
  'company-linked-elsewhere',
  'expired-code',
  'configuration',
  'quickbooks-unavailable',
] as const;
export type ConsentRefusal = (typeof consentRefusals)[number];

export interface RefusalText {
  readonly title: string;
  readonly sentence: string;
}

const texts: Readonly<Record<ConsentRefusal, RefusalText>> = {
  'wrong-state': {
    title: 'This connection was not started here',
    sentence:
      'The answer of QuickBooks does not belong to your session, or was used already. Nothing was connected. Sign in, then press Connect to QuickBooks again.',
  },
  'expired-state': {
    title: 'That took too long',
    sentence:
      'The consent was started more than half an hour ago. Nothing was connected. Press Connect to QuickBooks again.',
  },
  denied: {
    title: 'You did not give consent',
    sentence: 'QuickBooks told us that access was not granted. Nothing was connected and nothing changed.',
  },
  incomplete: {
    title: 'QuickBooks’ answer was incomplete',
    sentence: 'The code or the company was missing from it. Nothing was connected. Press Connect to QuickBooks again.',
  },
  'other-company': {
    title: 'That was another company',
    sentence:
      'You asked to connect the same company again but chose a different one. Nothing changed, because the records here would have got into the wrong books. Connect again and choose the company that was linked before, or add the other one as a further company: it gets its own records, and both are followed.',
  },
  'company-linked-elsewhere': {
    title: 'This QuickBooks company is linked to another workspace',
    sentence:
      'One set of books belongs to one workspace, so that two never write into the same books. Nothing was connected. Disconnect it there first, or choose another company.',
  },
  'expired-code': {
    title: 'The consent has expired',
    sentence:
      'QuickBooks’ code was used already or is too old. Nothing was connected. Press Connect to QuickBooks again.',
  },
  configuration: {
    title: 'The app’s credentials are wrong',
    sentence:
      'QuickBooks does not know our client id, secret or redirect address. Whoever runs this installation must correct QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET, and register the redirect address.',
  },
  'quickbooks-unavailable': {
    title: 'QuickBooks does not answer',
    sentence: 'The consent could not be finished. Nothing was connected. Try again in a few minutes.',
  },
};

/** What happened and what to do, for the page that a refused person sees. */
export const refusalText = (reason: ConsentRefusal): RefusalText => texts[reason];
