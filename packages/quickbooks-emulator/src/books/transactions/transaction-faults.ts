import { BooksFault } from '../faults/books-fault.ts';

/** Fault 620: the transaction named in a LinkedTxn does not exist, or is of a kind that cannot be linked there. */
export function unlinkableTransactionFault(type: string, id: string): BooksFault {
  return new BooksFault({
    code: '620',
    message: 'Transaction ID cannot be linked',
    detail: `The transaction you are linking to is not available: TxnType=${type} with TxnId=${id}`,
    element: 'LinkedTxn',
  });
}

/** Fault 6070: Amount of a sales line is not Qty x UnitPrice. The value is shown with thousands commas (recorded). */
export function amountFault(suppliedText: string): BooksFault {
  return new BooksFault({
    code: '6070',
    message: 'Amount calculation incorrect in the request',
    detail: `Amount is not equal to UnitPrice * Qty. Supplied value:${withThousands(suppliedText)}`,
    element: '',
  });
}

/** Fault 6200 or 6210: dated on or before the closing date; which of the two is a switch (entities.md §3.8). */
export function closedBooksFault(code: '6200' | '6210'): BooksFault {
  if (code === '6200') {
    return new BooksFault({
      code,
      message: 'Account Period Closed Error',
      detail: 'Account Period Closed : The transaction date is on or before the closing date of the books.',
      element: '',
    });
  }
  return new BooksFault({
    code,
    message: 'Account Period Closed, Cannot Update Through Services API',
    detail:
      'The account period has closed and the account books cannot be updated through through the QBO Services API. ' +
      'Please use the QBO website to make these changes.',
    element: '',
  });
}

/** Fault 6540: the money of this transaction is in a Deposit (entities.md §3.3, exact text). */
export function depositedFault(): BooksFault {
  return new BooksFault({
    code: '6540',
    message: 'Deposited Transaction cannot be changed',
    detail:
      'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears ' +
      'on and remove it first',
    element: '',
  });
}

/** Fault 6270: sold before the item's inventory start date (recorded). */
export function beforeInventoryStartFault(): BooksFault {
  return new BooksFault({
    code: '6270',
    message: 'Transaction date is prior to start date for inventory item',
    detail:
      'Transactions with inventory (QOH) products cant be dated earlier than the Inventory Start Date for the product',
    element: '',
  });
}

/** Fault 6520: an inventory item moves stock, so its line must say how much. */
export function quantityNeededFault(): BooksFault {
  return new BooksFault({
    code: '6520',
    message: 'Quantity is required for inventory items',
    detail: 'Quantity is required for inventory items : Supply Qty for every line with a tracked inventory item.',
    element: 'Line.SalesItemLineDetail.Qty',
  });
}

/** Fault 6440: a line names neither item nor account. */
export function lineDetailNeededFault(element: string): BooksFault {
  return new BooksFault({
    code: '6440',
    message: 'Transaction detail information required',
    detail: 'Transaction detail information required : Every line must have an item or an account.',
    element,
  });
}

/** Fault 6430: the account is of a type that has no place there. */
export function accountTypeFault(element: string): BooksFault {
  return new BooksFault({
    code: '6430',
    message: 'Invalid account type used',
    detail: 'Invalid account type : You need to select a different type of account for this transaction.',
    element,
  });
}

/** Fault 6420: something is to be mailed and there is no address. */
export function emailNeededFault(): BooksFault {
  return new BooksFault({
    code: '6420',
    message: 'Email address is required',
    detail: 'Email address is required : Specify BillEmail, or sendTo when sending.',
    element: 'BillEmail',
  });
}

/** Fault 6090: a discount line has neither amount nor percent. */
export function discountFault(): BooksFault {
  return new BooksFault({
    code: '6090',
    message: 'Discount Line missing required information',
    detail: 'Discount Line missing required information : Supply either Amount or DiscountPercent.',
    element: 'Line.DiscountLineDetail',
  });
}

/** Fault 6100: in the US a line says TAX or NON, nothing else (entities.md §3.7). */
export function lineTaxCodeFault(): BooksFault {
  return new BooksFault({
    code: '6100',
    message: 'Invalid Line TaxCode in the request',
    detail: 'Invalid Line TaxCode in the request : For US, specify TAX or NON',
    element: 'Line.SalesItemLineDetail.TaxCodeRef',
  });
}

/** Fault 6160: the transaction's tax code cannot be used on new transactions. */
export function transactionTaxCodeFault(id: string): BooksFault {
  return new BooksFault({
    code: '6160',
    message: 'Invalid TaxCodeRef in the request',
    detail: `Invalid TaxCodeRef in the request : ${id}`,
    element: 'TxnTaxDetail.TxnTaxCodeRef',
  });
}

/** Fault 6170: tax was sent for a transaction that says no tax applies. */
export function taxNotApplicableFault(): BooksFault {
  return new BooksFault({
    code: '6170',
    message: 'TxnTaxDetail is not allowed',
    detail: 'TxnTaxDetail is not allowed : GlobalTaxCalculation is NotApplicable.',
    element: 'TxnTaxDetail',
  });
}

/** Fault 2290: an amount that must not be negative is. */
export function negativeAmountFault(element: string): BooksFault {
  return new BooksFault({
    code: '2290',
    message: 'Invalid Amount. Negative amount is not allowed',
    detail: `Negative amount is not allowed : ${element}`,
    element,
  });
}

function withThousands(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
