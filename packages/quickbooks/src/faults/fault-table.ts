import type { FaultKind } from './fault-kinds.ts';

/** One row of the classification: codes that mean the same to a caller, and what to say about them. */
export interface FaultRule {
  readonly codes: readonly number[];
  readonly kind: FaultKind;
  /** What happened and what to do, in plain words. */
  readonly says: string;
}

/** QuickBooks' error codes by what a caller can do about them (protocol.md §8.3, entities.md §3.11). The first row with the code counts. */
export const faultTable: readonly FaultRule[] = [
  {
    codes: [3001],
    kind: 'throttled',
    says: 'QuickBooks takes no more calls for this company just now. Wait a minute and repeat.',
  },
  {
    codes: [130, 140, 150],
    kind: 'unavailable',
    says: 'QuickBooks has this company locked or in maintenance. Try again later.',
  },
  {
    codes: [10000, 10200],
    kind: 'server-error',
    says: 'QuickBooks failed inside. Try once more; if it fails again, report the intuit_tid to Intuit.',
  },
  { codes: [3200], kind: 'unauthorised', says: 'QuickBooks did not accept the access token. Refresh it and repeat.' },
  {
    codes: [100, 110, 3202],
    kind: 'unauthorised',
    says: 'QuickBooks did not accept the sign-in of this call. Refresh the token and repeat.',
  },
  {
    codes: [120],
    kind: 'reconnect',
    says: 'The person who connected QuickBooks no longer has access to the company. An administrator has to connect again.',
  },
  {
    codes: [3100],
    kind: 'reconnect',
    says: 'The app is not allowed into this company. Connect again, and check that sandbox keys are used with sandbox companies only.',
  },
  {
    codes: [5010],
    kind: 'stale',
    says: 'Somebody changed this record in QuickBooks meanwhile. Read it again, merge, and save again.',
  },
  {
    codes: [6240, 630],
    kind: 'duplicate-name',
    says: 'The name is taken in QuickBooks, perhaps by an inactive record, a vendor or an employee. Choose another name or link to that record.',
  },
  {
    codes: [6140],
    kind: 'duplicate-number',
    says: 'Another document in QuickBooks has this number. Choose another number.',
  },
  {
    codes: [600],
    kind: 'duplicate-request',
    says: 'QuickBooks has seen this request id before. Look whether the first request was carried out.',
  },
  {
    codes: [610],
    kind: 'not-found',
    says: 'The record, or one it refers to, does not exist in QuickBooks or was made inactive or deleted.',
  },
  {
    codes: [620, 700, 2030, 2500],
    kind: 'invalid-reference',
    says: 'The request refers to a record that QuickBooks does not know. Check the linked customer, item, account and tax code.',
  },
  {
    codes: [4000, 4001, 4002],
    kind: 'invalid-query',
    says: 'QuickBooks did not understand the query. Check field names and values.',
  },
  {
    codes: [6200, 6210],
    kind: 'closed-period',
    says: 'The books are closed for this date. Use a later date, or reopen the period in QuickBooks.',
  },
  {
    codes: [5020, 5030],
    kind: 'not-entitled',
    says: "The company's QuickBooks edition, settings or user rights do not allow this.",
  },
  {
    codes: [6190],
    kind: 'read-only-company',
    says: "The company's QuickBooks subscription has ended. It can be read but not changed until it is renewed.",
  },
  {
    codes: [6540],
    kind: 'blocked',
    says: 'The payment lies in a deposit. Remove it from the deposit in QuickBooks first.',
  },
  {
    codes: [800, 900, 6110, 6120, 6130, 6220, 6280, 6400, 6450, 6460, 6480],
    kind: 'blocked',
    says: 'Other records in QuickBooks hold this one fast: a balance, a payment, a child or a match. Settle those first.',
  },
  { codes: [500], kind: 'unsupported', says: 'QuickBooks does not offer this operation for this kind of record.' },
  { codes: [2000], kind: 'unsupported', says: 'QuickBooks does not know this kind of record.' },
  {
    codes: [1040, 6020, 6030, 10100],
    kind: 'too-large',
    says: 'This is more than QuickBooks takes or gives at once. Split it.',
  },
  {
    codes: [6000, 6250, 6270, 6290, 6310, 6320, 6430, 6440, 6470, 6520],
    kind: 'refused',
    says: 'A rule of the books forbids this. The detail says which.',
  },
  { codes: [6080], kind: 'invalid', says: 'The record has no name. Give it one.' },
  { codes: [6070], kind: 'invalid', says: 'A line amount is not quantity × price rounded to cents. Correct the line.' },
  { codes: [2020], kind: 'invalid', says: 'A required field is missing.' },
  { codes: [2010], kind: 'invalid', says: 'The request has a field that QuickBooks does not know.' },
  { codes: [2050], kind: 'invalid', says: 'A text is too long for its field.' },
];

/** Whole ranges that the rows above do not single out. */
export const faultRanges: readonly {
  readonly from: number;
  readonly to: number;
  readonly kind: FaultKind;
  readonly says: string;
}[] = [
  { from: 1, to: 499, kind: 'invalid', says: 'QuickBooks did not understand the request.' },
  { from: 500, to: 599, kind: 'unsupported', says: 'QuickBooks does not support this.' },
  { from: 600, to: 4999, kind: 'invalid', says: 'QuickBooks found a mistake in the request. The detail says where.' },
  { from: 5000, to: 9999, kind: 'refused', says: 'A rule of the books forbids this. The detail says which.' },
  { from: 10000, to: Number.MAX_SAFE_INTEGER, kind: 'server-error', says: 'QuickBooks failed inside. Try once more.' },
];
