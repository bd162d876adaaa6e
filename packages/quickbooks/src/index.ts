export { createQuickBooks, type QuickBooks, type QuickBooksOptions } from './create-quickbooks.ts';
export type { Company, PlainWriteOptions } from './company.ts';
export type { ClientEvent, Listener } from './client-event.ts';
export { systemClock, type Clock } from './clock.ts';
export { environmentAt, production, sandbox, type Environment } from './environment.ts';
export { recordUrl } from './record-url.ts';

export { ACCOUNTING_SCOPE, type AuthorizeRequest } from './oauth/authorize-url.ts';
export { discoverEnvironment } from './oauth/discover-environment.ts';
export { createMemoryTokenStore } from './oauth/memory-token-store.ts';
export type { OAuth } from './oauth/oauth.ts';
export { readCallback, type Callback } from './oauth/read-callback.ts';
export type { TokenOutcome } from './oauth/token-endpoint.ts';
export type { LockedTokens, TokenStore } from './oauth/token-store.ts';
export type { Tokens } from './oauth/tokens.ts';
export type { PostalAddress, UserInfo } from './oauth/user-info.ts';
export type { IdTokenClaims } from './oauth/verify-id-token.ts';

export type { FaultKind, RetryHint } from './faults/fault-kinds.ts';
export { isQuickBooksFault, QuickBooksFault, type FaultFacts } from './faults/quickbooks-fault.ts';
export type { FaultEntry } from './faults/read-fault.ts';

export type { Answer, CallMeta, CallOptions, IncludeSwitch, Lane, Warning, WriteOptions } from './transport/call.ts';
export type { Fetch } from './transport/exchange-http.ts';
export type { HttpOptions } from './transport/http-options.ts';
export { createThrottle, openThrottle } from './transport/create-throttle.ts';
export { defaultThrottleLimits, type ThrottleLimits } from './transport/throttle-limits.ts';
export { defaultRetryPolicy, type RetryPolicy } from './transport/retry-policy.ts';
export type { Throttle, Ticket } from './transport/throttle.ts';
export { readJson } from './transport/read-json.ts';
export { writeJson } from './transport/write-json.ts';

export type { CountCheck, Page, PagesRequest } from './query/pages.ts';
export {
  activeOrNot,
  type ComparisonOperator,
  type Condition,
  type Query,
  type QueryValue,
  type SortOrder,
} from './query/query.ts';
export { MAX_RESULTS_MAX, quoteText, writeCountStatement, writeStatement } from './query/write-statement.ts';

export type { BatchItem, BatchOutcome } from './batch/batch-item.ts';
export { BATCH_ITEMS_MAX } from './batch/run-batch.ts';
export {
  CHANGES_PER_ANSWER_MAX,
  LOOK_BACK_MS,
  type ChangedRecord,
  type Changes,
  type ChangesGap,
  type ChangesRequest,
  type DeletedRecord,
} from './changes/changes.ts';
export { parseWebhook, WEBHOOK_BYTES_MAX } from './webhooks/parse-webhook.ts';
export { verifyWebhook, type WebhookDelivery } from './webhooks/verify-webhook.ts';
export type { WebhookBatch, WebhookEvent, WebhookOperation } from './webhooks/webhook-event.ts';
export { FILE_BYTES_MAX, type Upload } from './files/attachments.ts';
export type { SendOptions } from './files/document-delivery.ts';
export type { ReportRequest } from './reports/read-report.ts';
export type { Report, ReportCell, ReportRow } from './reports/report.ts';
export type { PlainRequest } from './requests/send-request.ts';

export { decimal, isDecimal, type Decimal } from './entities/decimal.ts';
export {
  entityCatalogue,
  isEntityName,
  traitsOf,
  type ChangeFeedName,
  type CreatableName,
  type DeactivatableName,
  type DeletableName,
  type EntityName,
  type EntityTraits,
  type SendableName,
  type UpdatableName,
  type VoidableName,
} from './entities/entity-catalogue.ts';
export type { Entity, EntityTypes, FullUpdate, NewEntity, SparseUpdate } from './entities/entity-types.ts';
export type { Deleted } from './entities/record-operations.ts';
export type {
  Address,
  CustomField,
  DeliveryInfo,
  Email,
  EmailStatus,
  GlobalTaxCalculation,
  Identity,
  LinkedTxn,
  Memo,
  MetaData,
  NameValue,
  Phone,
  PrintStatus,
  Ref,
  Stored,
  TypedRef,
  WebAddress,
} from './entities/record-parts.ts';
export type {
  DescriptionLine,
  DiscountLine,
  GroupLine,
  LineBase,
  MarkupInfo,
  PaymentLine,
  SalesItemDetail,
  SalesItemLine,
  SalesLine,
  SubTotalLine,
  TaxLine,
  TxnTaxDetail,
} from './entities/lines.ts';
export type { AccountExpenseLine, ExpenseLine, ItemExpenseLine } from './entities/expense-lines.ts';
export type { Account, AccountType, NewAccount } from './entities/account.ts';
export type { Attachable, AttachableRef, NewAttachable } from './entities/attachable.ts';
export type { Bill, NewBill } from './entities/bill.ts';
export type { BillPayment, NewBillPayment } from './entities/bill-payment.ts';
export type { Class, NewClass } from './entities/class.ts';
export type { CompanyInfo, CompanyInfoFields } from './entities/company-info.ts';
export type { CreditMemo, NewCreditMemo } from './entities/credit-memo.ts';
export type { CompanyCurrency, ExchangeRate, NewCompanyCurrency } from './entities/currency.ts';
export type { Customer, NewCustomer } from './entities/customer.ts';
export type { CustomerType } from './entities/customer-type.ts';
export type { Department, NewDepartment } from './entities/department.ts';
export type { Deposit, DepositLine, NewDeposit } from './entities/deposit.ts';
export type { Employee, NewEmployee } from './entities/employee.ts';
export type { Estimate, EstimateStatus, NewEstimate } from './entities/estimate.ts';
export type {
  InventoryAdjustment,
  ItemAdjustmentLine,
  NewInventoryAdjustment,
} from './entities/inventory-adjustment.ts';
export type { ExchangeRateRequest } from './entities/exchange-rate.ts';
export { lineExtras } from './entities/line-extras.ts';
export type { CreatedTaxCode, NewTaxCode, NewTaxRate } from './entities/tax-service.ts';
export type { Invoice, NewInvoice } from './entities/invoice.ts';
export type { Item, ItemFields, ItemGroupLine, ItemType, NewItem } from './entities/item.ts';
export type { JournalEntry, JournalEntryLine, NewJournalEntry } from './entities/journal-entry.ts';
export type { NewPayment, Payment } from './entities/payment.ts';
export type { CheckPayment, CreditCardPayment } from './entities/payment-means.ts';
export type { NewPaymentMethod, PaymentMethod } from './entities/payment-method.ts';
export type { Preferences, PreferencesFields } from './entities/preferences.ts';
export type { NewPurchase, Purchase } from './entities/purchase.ts';
export type { NewRefundReceipt, RefundReceipt } from './entities/refund-receipt.ts';
export type { NewSalesDocument, SalesDocumentResult } from './entities/sales-document.ts';
export type { NewSalesReceipt, SalesReceipt } from './entities/sales-receipt.ts';
export type {
  EffectiveTaxRate,
  NewTaxAgency,
  TaxAgency,
  TaxCode,
  TaxRate,
  TaxRateDetail,
  TaxRateList,
} from './entities/tax.ts';
export type { NewTerm, Term } from './entities/term.ts';
export type { NewVendor, Vendor } from './entities/vendor.ts';
