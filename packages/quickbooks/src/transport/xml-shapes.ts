/**
 * What XML does not say about QuickBooks' documents and JSON does: which elements repeat, which hold `{ value }`, which text is free.
 * From Intuit's schema and from comparing recorded answers in both languages.
 */

/** Elements that JSON writes as arrays, even if there is only one. */
const repeatedElements = new Set(
  `Line LinkedTxn CustomField POCustomField TaxLine TaxRateDetail TaxRateDetails NameValue EffectiveTaxRate AttachableRef
  ItemGroupLine OtherContactInfo CustomExtensions Error Warning Column Row ColData Option BatchItemResponse
  AttachableResponse CDCResponse`.split(/\s+/),
);

/** `QueryResponse` has one array per kind of record, and is an array itself inside `CDCResponse`. */
export function isRepeated(element: string, parent: string): boolean {
  if (parent === 'QueryResponse') return element !== 'Warnings' && element !== 'Fault';
  if (element === 'QueryResponse') return parent === 'CDCResponse';
  return repeatedElements.has(element);
}

const wrappedElements = new Set(['CustomerMemo', 'HomeCurrency', 'DefaultTerms', 'DefaultMessage']);

/** Text that JSON wraps: `<ItemRef name="Pump">11</ItemRef>` is `{"value":"11","name":"Pump"}`. */
export function isWrapped(element: string): boolean {
  return wrappedElements.has(element) || (element.endsWith('Ref') && element !== 'AttachableRef');
}

/** An empty element of these is an empty object, of others an empty text. */
const emptyObjects = /(?:Detail|Addr|Prefs|Response|List|MetaData|LineEx|Ref)$/;

export function isEmptyObject(element: string): boolean {
  return emptyObjects.test(element);
}

/** People can type "true" into these; it stays text. Everything else that reads `true` or `false` is a boolean. */
const freeText = new Set(
  `Name Value StringValue Description PurchaseDesc Note Notes PrivateNote Memo Message Detail Subject DisplayName GivenName MiddleName
  FamilyName FullName FullyQualifiedName CompanyName LegalName PrintOnCheckName Title Suffix Sku DocNumber PaymentRefNum
  TrackingNum AcctNum City Country PostalCode CountrySubDivisionCode Line1 Line2 Line3 Line4 Line5 Address FreeFormNumber
  URI FileName Tag Category AcceptedBy CheckNum TaxIdentifier ResaleNum DefaultCustomerMessage element code name value`.split(
    /\s+/,
  ),
);

export function isFreeText(element: string): boolean {
  return freeText.has(element);
}
