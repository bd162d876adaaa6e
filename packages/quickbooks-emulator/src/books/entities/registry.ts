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
import type { EntityDefinition } from './entity-definition.ts';
import type { EntityName } from './entity-name.ts';

/**
 * Every entity that is emulated. Add a line when an entity folder is ready; until then its paths answer 501.
 * A function, because definitions and the registry import each other: the list is made on first use.
 */
function listDefinitions(): readonly EntityDefinition[] {
  return [
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
  ];
}

interface Registry {
  readonly all: readonly EntityDefinition[];
  readonly byName: ReadonlyMap<string, EntityDefinition>;
  readonly byPath: ReadonlyMap<string, EntityDefinition>;
  readonly byFoldedName: ReadonlyMap<string, EntityDefinition>;
}

let registry: Registry | undefined;

function open(): Registry {
  if (registry === undefined) {
    const all = listDefinitions();
    registry = {
      all,
      byName: new Map(all.map(definition => [definition.name, definition])),
      byPath: new Map(all.map(definition => [definition.path, definition])),
      byFoldedName: new Map(all.map(definition => [definition.name.toLowerCase(), definition])),
    };
  }
  return registry;
}

/** All definitions, in registry order. */
export function allDefinitions(): readonly EntityDefinition[] {
  return open().all;
}

/** The definition of an entity; undefined when it is not emulated (yet). */
export function findDefinition(name: EntityName): EntityDefinition | undefined {
  return open().byName.get(name);
}

/** The definition of an entity that must be emulated. */
export function getDefinition(name: EntityName): EntityDefinition {
  const definition = findDefinition(name);
  if (definition === undefined) throw new Error(`${name} is not in the registry of entities.`);
  return definition;
}

/** The definition behind a URL path such as `creditmemo`. Paths are case sensitive (protocol.md §2.1). */
export function definitionAtPath(path: string): EntityDefinition | undefined {
  return open().byPath.get(path);
}

/** The definition behind a name in a query, in any case: lower case works in practice (protocol.md §3.2). */
export function definitionNamed(name: string): EntityDefinition | undefined {
  return open().byFoldedName.get(name.toLowerCase());
}
