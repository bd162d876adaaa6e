/** What QuickBooks lets a caller do with each kind of record, as data (protocol.md §2.1, §2.5, §4; entities.md §3.3). */
export interface EntityTraits {
  /** Segment of the URL: the name in lower case. */
  readonly path: string;
  readonly creates: boolean;
  readonly updates: boolean;
  /** Name lists can only be made inactive, transactions are deleted for good. */
  readonly removal: 'delete' | 'deactivate' | 'none';
  /** The form that works: the other one is refused, or worse, answers 200 and does nothing. */
  readonly voids: 'operation=void' | 'include=void' | 'none';
  /** Can be e-mailed and printed as PDF. */
  readonly sends: boolean;
  /** Takes part in the change feed. */
  readonly inChangeFeed: boolean;
  /** Queries leave inactive records out unless they ask for `Active`. */
  readonly hidesInactive: boolean;
}

const nameList = {
  creates: true,
  updates: true,
  removal: 'deactivate',
  voids: 'none',
  sends: false,
  inChangeFeed: true,
  hidesInactive: true,
} as const;

const transaction = {
  creates: true,
  updates: true,
  removal: 'delete',
  voids: 'none',
  sends: false,
  inChangeFeed: true,
  hidesInactive: false,
} as const;

const readOnly = {
  creates: false,
  updates: false,
  removal: 'none',
  voids: 'none',
  sends: false,
  inChangeFeed: false,
  hidesInactive: true,
} as const;

export const entityCatalogue = {
  Account: { ...nameList, path: 'account' },
  Attachable: { ...transaction, path: 'attachable', inChangeFeed: false },
  Bill: { ...transaction, path: 'bill' },
  BillPayment: { ...transaction, path: 'billpayment', voids: 'include=void' },
  Class: { ...nameList, path: 'class' },
  CompanyCurrency: { ...nameList, path: 'companycurrency', inChangeFeed: false },
  CompanyInfo: { ...readOnly, path: 'companyinfo', updates: true, hidesInactive: false },
  CreditMemo: { ...transaction, path: 'creditmemo', sends: true },
  Customer: { ...nameList, path: 'customer' },
  CustomerType: { ...readOnly, path: 'customertype' },
  Department: { ...nameList, path: 'department' },
  Deposit: { ...transaction, path: 'deposit' },
  Employee: { ...nameList, path: 'employee' },
  Estimate: { ...transaction, path: 'estimate', sends: true },
  InventoryAdjustment: { ...transaction, path: 'inventoryadjustment', inChangeFeed: false },
  Invoice: { ...transaction, path: 'invoice', voids: 'operation=void', sends: true },
  Item: { ...nameList, path: 'item' },
  JournalEntry: { ...transaction, path: 'journalentry' },
  Payment: { ...transaction, path: 'payment', voids: 'include=void', sends: true },
  PaymentMethod: { ...nameList, path: 'paymentmethod' },
  Preferences: { ...readOnly, path: 'preferences', updates: true, hidesInactive: false },
  Purchase: { ...transaction, path: 'purchase' },
  RefundReceipt: { ...transaction, path: 'refundreceipt', sends: true },
  SalesReceipt: { ...transaction, path: 'salesreceipt', voids: 'include=void', sends: true },
  TaxAgency: { ...readOnly, path: 'taxagency', creates: true, hidesInactive: false },
  TaxCode: { ...readOnly, path: 'taxcode' },
  TaxRate: { ...readOnly, path: 'taxrate' },
  Term: { ...nameList, path: 'term' },
  Vendor: { ...nameList, path: 'vendor' },
} as const satisfies Record<string, EntityTraits>;

type Catalogue = typeof entityCatalogue;

/** Every kind of record this package types. */
export type EntityName = keyof Catalogue;

type NamesWhere<Trait extends keyof EntityTraits, Value> = {
  [Name in EntityName]: Catalogue[Name][Trait] extends Value ? Name : never;
}[EntityName];

export type CreatableName = NamesWhere<'creates', true>;
export type UpdatableName = NamesWhere<'updates', true>;
export type DeletableName = NamesWhere<'removal', 'delete'>;
export type DeactivatableName = NamesWhere<'removal', 'deactivate'>;
export type VoidableName = NamesWhere<'voids', 'operation=void' | 'include=void'>;
export type SendableName = NamesWhere<'sends', true>;
export type ChangeFeedName = NamesWhere<'inChangeFeed', true>;

/** Whether a name, from a webhook or a setting, is one of the kinds that this package types. */
export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entityCatalogue, name);
}

/**
 * The traits of a kind of record, with the literal types widened so that code can branch on them.
 * @throws TypeError for a name that plain JavaScript let through, such as `customer`.
 */
export function traitsOf(name: EntityName): EntityTraits {
  if (isEntityName(name)) return entityCatalogue[name];
  throw new TypeError(`"${String(name).slice(0, 40)}" is no kind of record. Names are written like 'Customer'.`);
}
