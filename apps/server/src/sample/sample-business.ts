import { customerFields, invoiceFields, itemFields, type CustomerFields, type ItemFields } from '@tieout/api';

/** An invented workshop, so that a newcomer has something to look at. Nobody of these exists; addresses are reserved examples. */
export const sampleCustomers: readonly CustomerFields[] = [
  {
    displayName: 'Alder & Finch Interiors',
    companyName: 'Alder & Finch Interiors',
    givenName: 'Nadia',
    familyName: 'Finch',
    email: 'nadia@alderfinch.example',
    phone: '(510) 555-0119',
    billingAddress: { line1: '22 Mill Lane', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
  },
  {
    displayName: 'Bluewater Sailing Club',
    companyName: 'Bluewater Sailing Club',
    email: 'office@bluewatersailing.example',
    phone: '(415) 555-0140',
    billingAddress: { line1: '3 Harbor Road', city: 'Sausalito', region: 'CA', postalCode: '94965', country: 'US' },
  },
  {
    displayName: 'Casa Verde Café',
    companyName: 'Casa Verde Café',
    givenName: 'Tomás',
    familyName: 'Ibarra',
    email: 'tomas@casaverde.example',
    billingAddress: { line1: '118 Grove Street', city: 'Berkeley', region: 'CA', postalCode: '94704', country: 'US' },
  },
  { displayName: 'Dana Whitlock', givenName: 'Dana', familyName: 'Whitlock', email: 'dana@whitlock.example' },
  {
    displayName: 'Eastside Community Library',
    companyName: 'Eastside Community Library',
    email: 'facilities@eastsidelibrary.example',
    isTaxable: false,
  },
].map(fields => customerFields.parse(fields));

export const sampleItems: readonly ItemFields[] = [
  { name: 'Site visit', kind: 'service', unitPrice: '95', description: 'Measuring and advice on site' },
  { name: 'Joinery', kind: 'service', unitPrice: '82.50', description: 'Workshop hours' },
  { name: 'Delivery', kind: 'service', unitPrice: '45' },
  { name: 'Oak shelf, 90 cm', kind: 'non-inventory', sku: 'SH-090', unitPrice: '64.90', isTaxable: true },
  { name: 'Brass hook', kind: 'non-inventory', sku: 'HK-01', unitPrice: '7.35', isTaxable: true },
].map(fields => itemFields.parse(fields));

/** A draft of the sample: customer and items by their place in the lists above. */
export interface SampleDraft {
  readonly customer: number;
  /** Days before today. */
  readonly daysAgo: number;
  readonly message: string;
  readonly lines: readonly { readonly item: number; readonly quantity: string }[];
}

export const sampleDrafts: readonly SampleDraft[] = [
  {
    customer: 0,
    daysAgo: 1,
    message: 'Thank you for choosing us for the reading corner.',
    lines: [
      { item: 0, quantity: '1' },
      { item: 3, quantity: '6' },
      { item: 1, quantity: '12.5' },
    ],
  },
  {
    customer: 2,
    daysAgo: 0,
    message: '',
    lines: [
      { item: 4, quantity: '24' },
      { item: 2, quantity: '1' },
    ],
  },
];

/** The fields of a draft, with everything that is not said filled in by the contract. */
export const sampleInvoice = (fields: Parameters<typeof invoiceFields.parse>[0]) => invoiceFields.parse(fields);
