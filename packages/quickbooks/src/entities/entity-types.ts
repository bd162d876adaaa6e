import type { Account, NewAccount } from './account.ts';
import type { Attachable, NewAttachable } from './attachable.ts';
import type { Bill, NewBill } from './bill.ts';
import type { BillPayment, NewBillPayment } from './bill-payment.ts';
import type { Class, NewClass } from './class.ts';
import type { Identity } from './record-parts.ts';
import type { CompanyInfo, CompanyInfoFields } from './company-info.ts';
import type { CreditMemo, NewCreditMemo } from './credit-memo.ts';
import type { CompanyCurrency, NewCompanyCurrency } from './currency.ts';
import type { Customer, NewCustomer } from './customer.ts';
import type { CustomerType } from './customer-type.ts';
import type { Department, NewDepartment } from './department.ts';
import type { Deposit, NewDeposit } from './deposit.ts';
import type { Employee, NewEmployee } from './employee.ts';
import type { EntityName } from './entity-catalogue.ts';
import type { Estimate, NewEstimate } from './estimate.ts';
import type { InventoryAdjustment, NewInventoryAdjustment } from './inventory-adjustment.ts';
import type { Invoice, NewInvoice } from './invoice.ts';
import type { Item, ItemFields, NewItem } from './item.ts';
import type { JournalEntry, NewJournalEntry } from './journal-entry.ts';
import type { NewPayment, Payment } from './payment.ts';
import type { NewPaymentMethod, PaymentMethod } from './payment-method.ts';
import type { Preferences, PreferencesFields } from './preferences.ts';
import type { NewPurchase, Purchase } from './purchase.ts';
import type { NewRefundReceipt, RefundReceipt } from './refund-receipt.ts';
import type { NewSalesReceipt, SalesReceipt } from './sales-receipt.ts';
import type { NewTaxAgency, TaxAgency, TaxCode, TaxRate } from './tax.ts';
import type { NewTerm, Term } from './term.ts';
import type { NewVendor, Vendor } from './vendor.ts';

/**
 * `read`: what QuickBooks gives. `write`: what makes a new record. `change`: what an update may hold. `always`: what even a sparse
 * update must repeat.
 */
interface Shape<Read, Write, Always extends keyof Write = never, Change = Write> {
  read: Read;
  write: Write;
  change: Change;
  always: Pick<Write, Always>;
}

/** Name → types, for every kind of record. */
export interface EntityTypes {
  Account: Shape<Account, NewAccount>;
  Attachable: Shape<Attachable, NewAttachable>;
  Bill: Shape<Bill, NewBill, 'VendorRef'>;
  BillPayment: Shape<BillPayment, NewBillPayment>;
  Class: Shape<Class, NewClass>;
  CompanyCurrency: Shape<CompanyCurrency, NewCompanyCurrency>;
  CompanyInfo: Shape<CompanyInfo, CompanyInfoFields>;
  CreditMemo: Shape<CreditMemo, NewCreditMemo>;
  Customer: Shape<Customer, NewCustomer>;
  CustomerType: Shape<CustomerType, never>;
  Department: Shape<Department, NewDepartment>;
  Deposit: Shape<Deposit, NewDeposit>;
  Employee: Shape<Employee, NewEmployee>;
  Estimate: Shape<Estimate, NewEstimate>;
  InventoryAdjustment: Shape<InventoryAdjustment, NewInventoryAdjustment>;
  Invoice: Shape<Invoice, NewInvoice>;
  Item: Shape<Item, NewItem, never, ItemFields>;
  JournalEntry: Shape<JournalEntry, NewJournalEntry>;
  Payment: Shape<Payment, NewPayment>;
  PaymentMethod: Shape<PaymentMethod, NewPaymentMethod>;
  Preferences: Shape<Preferences, PreferencesFields>;
  Purchase: Shape<Purchase, NewPurchase, 'PaymentType'>;
  RefundReceipt: Shape<RefundReceipt, NewRefundReceipt>;
  SalesReceipt: Shape<SalesReceipt, NewSalesReceipt>;
  TaxAgency: Shape<TaxAgency, NewTaxAgency>;
  TaxCode: Shape<TaxCode, never>;
  TaxRate: Shape<TaxRate, never>;
  Term: Shape<Term, NewTerm>;
  Vendor: Shape<Vendor, NewVendor>;
}

/** A record as QuickBooks stores it. */
export type Entity<Name extends EntityName> = EntityTypes[Name]['read'];

/** The fields of a record that does not exist yet. */
export type NewEntity<Name extends EntityName> = EntityTypes[Name]['write'];

/** A full update: every writable field that is left out is cleared. */
export type FullUpdate<Name extends EntityName> = Identity & EntityTypes[Name]['change'];

/**
 * A sparse update: fields left out keep their value, but an array that is sent replaces the stored one whole. A text is cleared by `''`.
 */
export type SparseUpdate<Name extends EntityName> = Identity &
  Partial<EntityTypes[Name]['change']> &
  EntityTypes[Name]['always'];
