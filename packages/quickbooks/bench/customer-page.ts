/** The answer to a query for customers, as QuickBooks writes it, with invented people. */
export function customerPage(count: number): string {
  const customers = Array.from({ length: count }, (_, index) => customer(index + 1));
  return `{"QueryResponse":{"Customer":[${customers.join(',')}],"startPosition":1,"maxResults":${count}},"time":"2026-03-02T09:40:00.511-08:00"}`;
}

export function customerPageXml(count: number): string {
  const customers = Array.from({ length: count }, (_, index) => customerXml(index + 1));
  return `<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2026-03-02T09:40:00.511-08:00"><QueryResponse startPosition="1" maxResults="${count}">${customers.join('')}</QueryResponse></IntuitResponse>`;
}

function customer(id: number): string {
  return JSON.stringify({
    Taxable: id % 2 === 0,
    BillAddr: address(id),
    ShipAddr: address(id + 1),
    Notes: `Gate code "${id}"\nRing twice`,
    Job: false,
    BillWithParent: false,
    Balance: id * 1.25,
    BalanceWithJobs: id * 2.5,
    CurrencyRef: { value: 'USD', name: 'United States Dollar' },
    PreferredDeliveryMethod: 'Print',
    IsProject: false,
    ClientEntityId: '0',
    domain: 'QBO',
    sparse: false,
    Id: String(id),
    SyncToken: '3',
    MetaData: { CreateTime: '2026-03-02T09:14:11-08:00', LastUpdatedTime: '2026-03-09T10:01:40-08:00' },
    GivenName: 'Mara',
    FamilyName: `Lindqvist ${id}`,
    FullyQualifiedName: `Harbor Cafe ${id}`,
    CompanyName: `Harbor Cafe ${id}`,
    DisplayName: `Harbor Cafe ${id}`,
    PrintOnCheckName: `Harbor Cafe ${id}`,
    Active: true,
    PrimaryPhone: { FreeFormNumber: '(510) 555-0142' },
    Mobile: { FreeFormNumber: '(510) 555-0143' },
    PrimaryEmailAddr: { Address: `mara${id}@harborcafe.example` },
    WebAddr: { URI: `http://harborcafe${id}.example` },
    DefaultTaxCodeRef: { value: '2' },
  });
}

function address(id: number) {
  return {
    Id: String(id),
    Line1: `${id} Quay Road`,
    City: 'Oakland',
    CountrySubDivisionCode: 'CA',
    PostalCode: '94607',
    Lat: '37.8043722',
    Long: '-122.2708026',
  };
}

function customerXml(id: number): string {
  return (
    `<Customer domain="QBO" sparse="false"><Id>${id}</Id><SyncToken>3</SyncToken><MetaData><CreateTime>2026-03-02T09:14:11-08:00</CreateTime>` +
    `<LastUpdatedTime>2026-03-09T10:01:40-08:00</LastUpdatedTime></MetaData><GivenName>Mara</GivenName><FamilyName>Lindqvist ${id}</FamilyName>` +
    `<DisplayName>Harbor &amp; Cafe ${id}</DisplayName><Active>true</Active><Taxable>true</Taxable><BillAddr><Id>${id}</Id><Line1>${id} Quay Road</Line1>` +
    `<City>Oakland</City></BillAddr><Balance>${id}.50</Balance><CurrencyRef name="United States Dollar">USD</CurrencyRef></Customer>`
  );
}
