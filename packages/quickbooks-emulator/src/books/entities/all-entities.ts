import { accountDefinition } from './account/account-definition.ts';
import { attachableDefinition } from './attachable/attachable-definition.ts';
import { billDefinition } from './bill/bill-definition.ts';
import { billPaymentDefinition } from './bill-payment/bill-payment-definition.ts';
import { classDefinition } from './class/class-definition.ts';
import { companyCurrencyDefinition } from './company-currency/company-currency-definition.ts';
import { companyInfoDefinition } from './company-info/company-info-definition.ts';
import { creditMemoDefinition } from './credit-memo/credit-memo-definition.ts';
import { customerDefinition } from './customer/customer-definition.ts';
import { customerTypeDefinition } from './customer-type/customer-type-definition.ts';
import { departmentDefinition } from './department/department-definition.ts';
import { depositDefinition } from './deposit/deposit-definition.ts';
import { employeeDefinition } from './employee/employee-definition.ts';
import { estimateDefinition } from './estimate/estimate-definition.ts';
import { exchangeRateDefinition } from './exchange-rate/exchange-rate-definition.ts';
import { inventoryAdjustmentDefinition } from './inventory-adjustment/inventory-adjustment-definition.ts';
import { invoiceDefinition } from './invoice/invoice-definition.ts';
import { itemDefinition } from './item/item-definition.ts';
import { journalEntryDefinition } from './journal-entry/journal-entry-definition.ts';
import { paymentDefinition } from './payment/payment-definition.ts';
import { paymentMethodDefinition } from './payment-method/payment-method-definition.ts';
import { preferencesDefinition } from './preferences/preferences-definition.ts';
import { purchaseDefinition } from './purchase/purchase-definition.ts';
import { refundReceiptDefinition } from './refund-receipt/refund-receipt-definition.ts';
import { salesReceiptDefinition } from './sales-receipt/sales-receipt-definition.ts';
import { taxAgencyDefinition } from './tax-agency/tax-agency-definition.ts';
import { taxCodeDefinition } from './tax-code/tax-code-definition.ts';
import { taxRateDefinition } from './tax-rate/tax-rate-definition.ts';
import { termDefinition } from './term/term-definition.ts';
import { vendorDefinition } from './vendor/vendor-definition.ts';
import { registerEntities } from './registry.ts';

/**
 * Every entity that is emulated; until one is listed here its paths answer 501. Whatever opens a company or answers a
 * call imports this file, so that the registry is filled before anybody looks something up: definitions use the
 * registry, so the registry itself cannot import them.
 */
registerEntities([
  accountDefinition,
  attachableDefinition,
  billDefinition,
  billPaymentDefinition,
  classDefinition,
  companyCurrencyDefinition,
  companyInfoDefinition,
  creditMemoDefinition,
  customerDefinition,
  customerTypeDefinition,
  departmentDefinition,
  depositDefinition,
  employeeDefinition,
  estimateDefinition,
  exchangeRateDefinition,
  inventoryAdjustmentDefinition,
  invoiceDefinition,
  itemDefinition,
  journalEntryDefinition,
  paymentDefinition,
  paymentMethodDefinition,
  preferencesDefinition,
  purchaseDefinition,
  refundReceiptDefinition,
  salesReceiptDefinition,
  taxAgencyDefinition,
  taxCodeDefinition,
  taxRateDefinition,
  termDefinition,
  vendorDefinition,
]);
