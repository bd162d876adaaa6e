import {
  creditMemoStates,
  estimateStates,
  invoiceStates,
  itemKinds,
  linkedKinds,
  refundReceiptStates,
  syncMarks,
} from '@tieout/api';

/** What stands behind the `?` of our addresses. Unknown or broken values are left out: an old link still opens. */
type Raw = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find(choice => choice === value);
}

/** Drops absent values, so that addresses stay short. */
function compact<Search extends object>(search: Search): Partial<Search> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;
}

const recordStatuses = ['active', 'inactive', 'deleted', 'all'] as const;
const customerSorts = ['name', '-name', 'balance', '-balance', 'updated', '-updated'] as const;
const itemSorts = ['name', '-name', 'price', '-price', 'updated', '-updated'] as const;
const invoiceSorts = ['date', '-date', 'due', '-due', 'total', '-total', 'number', '-number'] as const;
const documentSorts = ['date', '-date', 'total', '-total'] as const;
export const invoiceTabs = ['open', 'overdue', ...invoiceStates] as const;

/** Whether an address shows less than its whole list. */
export const isNarrowed = (search: Raw): boolean =>
  Object.entries(search).some(([key, value]) => key !== 'sort' && value !== undefined && value !== '');

export const customerSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    mark: oneOf(syncMarks, raw['mark']),
    status: oneOf(recordStatuses, raw['status']),
    sort: oneOf(customerSorts, raw['sort']),
  });

export const itemSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    kind: oneOf(itemKinds, raw['kind']),
    mark: oneOf(syncMarks, raw['mark']),
    status: oneOf(recordStatuses, raw['status']),
    sort: oneOf(itemSorts, raw['sort']),
  });

export const invoiceSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    state: oneOf(invoiceTabs, raw['state']),
    mark: oneOf(syncMarks, raw['mark']),
    sort: oneOf(invoiceSorts, raw['sort']),
  });

export const tieOutParts = ['documents', 'customers', 'periods'] as const;
export type TieOutPart = (typeof tieOutParts)[number];

export const tieOutSearch = (raw: Raw) =>
  compact({
    run: textOf(raw['run']),
    part: oneOf(tieOutParts, raw['part']),
    show: oneOf(['differing', 'all'] as const, raw['show']),
  });

export const mappingSearch = (raw: Raw) => compact({ kind: oneOf(linkedKinds, raw['kind']) });

export const paymentSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    mark: oneOf(syncMarks, raw['mark']),
    sort: oneOf(documentSorts, raw['sort']),
  });

export const estimateSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    state: oneOf(estimateStates, raw['state']),
    sort: oneOf(documentSorts, raw['sort']),
  });

export const creditMemoSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    state: oneOf(creditMemoStates, raw['state']),
    sort: oneOf(documentSorts, raw['sort']),
  });

export const refundReceiptSearch = (raw: Raw) =>
  compact({
    search: textOf(raw['search']),
    state: oneOf(refundReceiptStates, raw['state']),
    sort: oneOf(documentSorts, raw['sort']),
  });

/** What settles an invoice may begin with a customer, or with the invoice. */
export const settlingSearch = (raw: Raw) =>
  compact({ customerId: textOf(raw['customerId']), invoiceId: textOf(raw['invoiceId']) });

/** A new document may begin with a customer. */
export const newDocumentSearch = (raw: Raw) => compact({ customerId: textOf(raw['customerId']) });

/** Only paths of our own are followed after signing in: another site must not use us as a springboard. */
export const returnSearch = (raw: Raw) => {
  const path = textOf(raw['returnTo']);
  return compact({ returnTo: path !== undefined && /^\/(?![/\\])/.test(path) ? path : undefined });
};
