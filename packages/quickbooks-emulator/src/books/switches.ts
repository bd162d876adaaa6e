/**
 * Behaviour that the facts leave open (protocol.md §11, entities.md §8). Each switch names the readings; the
 * default is the stricter one. Set per company at creation or through the control calls.
 */
export interface Switches {
  /** MAXRESULTS above 1000: cut to 1000, or fault 4001. */
  readonly maxResultsOverLimit: 'clamp' | 'fault';
  /** Whether `=`, `IN` and `LIKE` on text fold case. */
  readonly queryFoldsCase: boolean;
  /** CDC with `changedSince` older than 30 days: a fault, or the last 30 days only. */
  readonly cdcBeyondWindow: 'fault' | 'truncate';
  /** Whether a change in exactly the second of `changedSince` is included. */
  readonly cdcIncludesSince: boolean;
  /** Whether the 1000 objects of CDC are counted over the response or per entity. */
  readonly cdcLimitPer: 'response' | 'entity';
  /** Items of one batch. */
  readonly batchItemsMax: number;
  /** A known requestid with another payload: replay the first answer, or fault 600. */
  readonly requestIdReuse: 'replay' | 'fault';
  /** Whether faults are replayed for a repeated requestid as well. */
  readonly replaysFaults: boolean;
  /** Tail of fault 6240: as recorded per entity, always the sentence, `Id=58`, or `null` (entities.md §3.1). */
  readonly duplicateNameTail: 'recorded' | 'sentence' | 'id' | 'null';
  /** An update that changes nothing: keeps SyncToken (recorded) or raises it. */
  readonly idleUpdate: 'keeps' | 'raises';
  /** Longest DisplayName: 500 today, 100 in older documents. */
  readonly displayNameMax: number;
  /** Whether a moved balance alone raises a customer's SyncToken and LastUpdatedTime. */
  readonly balanceTouchesCustomer: boolean;
  /** Naming the home currency on a new customer or vendor while multi-currency is off: fault 6000 or accepted. */
  readonly homeCurrencyOnCreate: 'fault' | 'accept';
  /** Whether an update that carries another CurrencyRef for a customer or vendor is refused or ignored. */
  readonly currencyChange: 'fault' | 'ignore';
  /** Deactivating a customer or vendor with an open balance: fault 6220 or accepted. */
  readonly deactivateWithBalance: 'fault' | 'accept';
  /** Deactivating a parent that has active children: fault 6000 or accepted. */
  readonly deactivateWithChildren: 'fault' | 'accept';
  /** Which fault closed books give: 6200, or 6210 (books closed with a password). */
  readonly closedBooksCode: '6200' | '6210';
  /** Deleting an invoice that has payments: fault 6000, or the payments become unapplied (entities.md §3.3). */
  readonly deleteInvoiceWithPayments: 'fault' | 'unapply';
  /** Voiding an invoice that has payments. */
  readonly voidInvoiceWithPayments: 'fault' | 'unapply';
  /** Payment lines above the open balance: fault 6000, or cut to it. */
  readonly overApplication: 'fault' | 'clamp';
  /** Within which a document number is unique: the type of transaction, or all that share the sales counter. */
  readonly docNumberScope: 'type' | 'sales';
  /** A sales line without ItemRef: fault 6440, or the company's first item is put in (entities.md §8.13). */
  readonly lineWithoutItem: 'fault' | 'first-item';
  /** Class or location sent while tracking is off: ignored or fault. */
  readonly trackingOff: 'ignore' | 'fault';
}

/** What a new company does unless told otherwise. */
export const DEFAULT_SWITCHES: Switches = {
  maxResultsOverLimit: 'clamp',
  queryFoldsCase: true,
  cdcBeyondWindow: 'fault',
  cdcIncludesSince: true,
  cdcLimitPer: 'response',
  batchItemsMax: 30,
  requestIdReuse: 'replay',
  replaysFaults: false,
  duplicateNameTail: 'recorded',
  idleUpdate: 'keeps',
  displayNameMax: 500,
  balanceTouchesCustomer: false,
  homeCurrencyOnCreate: 'fault',
  currencyChange: 'fault',
  deactivateWithBalance: 'fault',
  deactivateWithChildren: 'fault',
  closedBooksCode: '6210',
  deleteInvoiceWithPayments: 'fault',
  voidInvoiceWithPayments: 'unapply',
  overApplication: 'fault',
  docNumberScope: 'type',
  lineWithoutItem: 'fault',
  trackingOff: 'ignore',
};

/** What a switch can be set to: the words of a choice, any boolean, or a whole number within limits. */
type Settings<T> = [T] extends [boolean]
  ? 'flag'
  : [T] extends [number]
    ? { readonly min: number; readonly max: number }
    : readonly T[];

const SETTINGS: { readonly [Name in keyof Switches]: Settings<Switches[Name]> } = {
  maxResultsOverLimit: ['clamp', 'fault'],
  queryFoldsCase: 'flag',
  cdcBeyondWindow: ['fault', 'truncate'],
  cdcIncludesSince: 'flag',
  cdcLimitPer: ['response', 'entity'],
  batchItemsMax: { min: 1, max: 1000 },
  requestIdReuse: ['replay', 'fault'],
  replaysFaults: 'flag',
  duplicateNameTail: ['recorded', 'sentence', 'id', 'null'],
  idleUpdate: ['keeps', 'raises'],
  displayNameMax: { min: 1, max: 500 },
  balanceTouchesCustomer: 'flag',
  homeCurrencyOnCreate: ['fault', 'accept'],
  currencyChange: ['fault', 'ignore'],
  deactivateWithBalance: ['fault', 'accept'],
  deactivateWithChildren: ['fault', 'accept'],
  closedBooksCode: ['6200', '6210'],
  deleteInvoiceWithPayments: ['fault', 'unapply'],
  voidInvoiceWithPayments: ['fault', 'unapply'],
  overApplication: ['fault', 'clamp'],
  docNumberScope: ['type', 'sales'],
  lineWithoutItem: ['fault', 'first-item'],
  trackingOff: ['ignore', 'fault'],
};

/** Whether there is such a switch and it can be set to this. */
export function isSwitchSetting(name: string, value: unknown): boolean {
  if (!Object.hasOwn(SETTINGS, name)) return false;
  const settings = SETTINGS[name as keyof Switches];
  if (settings === 'flag') return typeof value === 'boolean';
  if ('min' in settings)
    return Number.isInteger(value) && Number(value) >= settings.min && Number(value) <= settings.max;
  return settings.some(setting => setting === value);
}

/** The same switches with those of the patch that can be set so; others are ignored. */
export function withSwitches(switches: Switches, patch: Readonly<Record<string, unknown>>): Switches {
  const known = Object.entries(patch).filter(([name, value]) => isSwitchSetting(name, value));
  return { ...switches, ...Object.fromEntries(known) };
}
