/** Entities of the real service that this emulator does not emulate: asking for one answers 501, not "unknown". */
const REAL_BUT_NOT_EMULATED = [
  'Budget',
  'ChangeOrder',
  'ChargeCredit',
  'CreditCardPaymentTxn',
  'Entitlements',
  'JournalCode',
  'OLBTransaction',
  'PurchaseOrder',
  'RecurringTransaction',
  'ReimburseCharge',
  'StatementCharge',
  'TaxClassification',
  'TaxPayment',
  'TaxReturn',
  'TimeActivity',
  'Transfer',
  'UserInfo',
  'VendorCredit',
] as const;

const folded: ReadonlySet<string> = new Set(REAL_BUT_NOT_EMULATED.map(name => name.toLowerCase()));

/** Whether the real service knows this name although the emulator does not. In any case, as paths and queries write it. */
export function isRealEntity(name: string): boolean {
  return folded.has(name.toLowerCase());
}
