/** Where records of a kind have their page. */
const places: Readonly<Record<string, string>> = {
  customer: '/customers/',
  item: '/items/',
  invoice: '/invoices/',
  payment: '/payments/',
};

/** Address of a record's page; `undefined` for kinds without one, and for records that are not here. */
export function recordPath(kind: string, recordId: string | null): string | undefined {
  const place = places[kind];
  return place === undefined || recordId === null ? undefined : place + recordId;
}
