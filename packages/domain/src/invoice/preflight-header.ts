import { areEmailAddresses } from '../customer/email-addresses.ts';
import { isPositive } from '../money/arithmetic.ts';
import type { InvoiceDraft } from './invoice-draft.ts';
import { finding, type PreflightContext } from './preflight-context.ts';
import type { PreflightFinding } from './preflight.ts';

type Findings = readonly PreflightFinding[];

/** QuickBooks' longest texts on an invoice (entities.md §2.3). */
export const invoiceLengths = { documentNumber: 21, message: 1000, privateNote: 4000, email: 100 } as const;

/** Where it comes from, and whether anything may be written at all. */
export function checkSource({ quote, mayWrite, company }: PreflightContext): Findings {
  return [
    ...(mayWrite
      ? []
      : finding('no-rights', 'Your role may not create invoices.', { field: 'source', cures: ['ask-owner'] })),
    ...(company.isReadOnly
      ? finding('books-read-only', 'The company in QuickBooks is read-only: its subscription has ended.', {
          field: 'source',
          cures: ['subscribe'],
        })
      : []),
    ...(quote === null || quote.isPublished
      ? []
      : finding('quote-not-published', 'Only a published quote can be invoiced.', {
          field: 'source',
          cures: ['publish-quote'],
        })),
    ...(quote?.isExpired === true
      ? finding('quote-expired', 'The quote has expired.', { field: 'source', cures: ['renew-quote'] })
      : []),
  ];
}

export function checkCustomer(draft: InvoiceDraft, context: PreflightContext): Findings {
  const { customer } = context;
  const field = 'customer';
  if (draft.customerId === null || customer === null) {
    return finding('customer-missing', 'Choose whom to invoice.', {
      field,
      cures: ['choose-customer', 'create-customer'],
    });
  }
  if (!customer.isLinked) {
    return finding('customer-not-linked', 'QuickBooks does not know this customer yet.', {
      field,
      cures: ['link-customer', 'create-customer'],
    });
  }
  const inactive = customer.isActive
    ? []
    : finding('customer-inactive', 'The customer is inactive in QuickBooks.', {
        field,
        cures: ['restore-customer', 'choose-customer'],
      });
  return [...inactive, ...checkCurrency(draft, context)];
}

function checkCurrency(draft: InvoiceDraft, { customer, company }: PreflightContext): Findings {
  const field = 'currency';
  if (!company.currencies.includes(draft.currency)) {
    const sentence = `${draft.currency} is not switched on in QuickBooks.`;
    return finding('currency-not-enabled', sentence, { field, cures: ['use-customer-currency', 'enable-currency'] });
  }
  const fixed = customer?.currency ?? company.homeCurrency;
  if (fixed !== draft.currency) {
    const sentence = `QuickBooks invoices this customer in ${fixed}, not in ${draft.currency}.`;
    return finding('currency-mismatch', sentence, { field, cures: ['use-customer-currency', 'choose-customer'] });
  }
  const isHome = draft.currency === company.homeCurrency;
  const isRateMissing = isHome ? draft.exchangeRate !== '1' : !isPositive(draft.exchangeRate);
  if (!isRateMissing) return [];
  const sentence = isHome ? 'The home currency has the rate 1.' : `Say how much one ${draft.currency} is worth.`;
  return finding('exchange-rate-missing', sentence, { field: 'exchangeRate', cures: ['fetch-exchange-rate'] });
}

export function checkHeader(draft: InvoiceDraft, context: PreflightContext): Findings {
  return [
    ...checkNumber(draft, context),
    ...checkTexts(draft),
    ...checkEmail(draft, context),
    ...checkFeatures(draft, context),
  ];
}

function checkNumber({ documentNumber }: InvoiceDraft, { company, isNumberTaken }: PreflightContext): Findings {
  const field = 'documentNumber';
  if (documentNumber === null || documentNumber === '') {
    if (!company.usesCustomNumbers) return [];
    const sentence = 'QuickBooks gives no numbers while custom transaction numbers are on: choose one.';
    return finding('number-missing', sentence, { field, cures: ['propose-number', 'enter-number'] });
  }
  if (documentNumber.length > invoiceLengths.documentNumber) {
    const sentence = `A number has at most ${invoiceLengths.documentNumber} characters.`;
    return finding('number-too-long', sentence, { field, cures: ['propose-number', 'enter-number'] });
  }
  if (!isNumberTaken) return [];
  return finding('number-taken', `${documentNumber} is in use already.`, {
    field,
    cures: ['propose-number', 'enter-number'],
  });
}

function checkTexts(draft: InvoiceDraft): Findings {
  return (['message', 'privateNote'] as const).flatMap(field => {
    const lengthMax = invoiceLengths[field];
    if (draft[field].length <= lengthMax) return [];
    const sentence = `Shorten it to ${lengthMax} characters: it has ${draft[field].length}.`;
    return finding('text-too-long', sentence, { field, cures: ['shorten-text'] });
  });
}

function checkEmail({ email }: InvoiceDraft, { isToBeEmailed }: PreflightContext): Findings {
  const field = 'email';
  const isEmpty = email === null || email === '';
  if (isEmpty && isToBeEmailed)
    return finding('email-missing', 'Say where to send it.', { field, cures: ['enter-email'] });
  if (isEmpty) return [];
  return email.length <= invoiceLengths.email && areEmailAddresses(email)
    ? []
    : finding('email-malformed', `"${email}" is not an email address.`, { field, cures: ['enter-email'] });
}

/** Parts of the form that the company has switched off: QuickBooks would refuse or drop them (entities.md §3.10). */
function checkFeatures(draft: InvoiceDraft, { company }: PreflightContext): Findings {
  const parts = [
    { field: 'discount', isUsed: draft.discount !== null, isAllowed: company.allowsDiscount },
    { field: 'shipping', isUsed: draft.shipping !== null, isAllowed: company.allowsShipping },
    { field: 'deposit', isUsed: draft.deposit !== null, isAllowed: company.allowsDeposit },
  ];
  return parts
    .filter(({ isUsed, isAllowed }) => isUsed && !isAllowed)
    .flatMap(({ field }) => {
      const sentence = `QuickBooks' sales forms have no ${field}: switch it on there, or leave it out.`;
      return finding('feature-off', sentence, { field, cures: ['enable-in-books', 'remove-field'] });
    });
}

export function checkDates(draft: InvoiceDraft, { company: { closingDate } }: PreflightContext): Findings {
  const isClosed = closingDate !== null && draft.issueDate <= closingDate;
  const isDueEarly = draft.dueDate !== null && draft.dueDate < draft.issueDate;
  return [
    ...(isClosed
      ? finding('books-closed', `The books are closed up to ${closingDate}.`, {
          field: 'issueDate',
          cures: ['change-date', 'move-closing-date'],
        })
      : []),
    ...(isDueEarly
      ? finding('due-before-issue', 'It would be due before it is issued.', {
          field: 'dueDate',
          cures: ['change-date'],
          severity: 'warning',
        })
      : []),
  ];
}
