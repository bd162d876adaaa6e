import type { JsonObject } from '../json.ts';

/** The people and firms that the sample business sells to: a workshop for bicycles, mowers and small engines. */
export const SAMPLE_CUSTOMERS: readonly JsonObject[] = [
  {
    DisplayName: 'Adeyemi Courier Service',
    CompanyName: 'Adeyemi Courier Service',
    GivenName: 'Tunde',
    FamilyName: 'Adeyemi',
    SalesTermRef: { value: '3' },
  },
  { DisplayName: 'Alma Castellano', GivenName: 'Alma', FamilyName: 'Castellano' },
  {
    DisplayName: 'Bayside School District',
    CompanyName: 'Bayside School District',
    GivenName: 'Ruth',
    FamilyName: 'Okafor',
    SalesTermRef: { value: '4' },
  },
  {
    DisplayName: 'Blue Heron Golf Club',
    CompanyName: 'Blue Heron Golf Club',
    GivenName: 'Piet',
    FamilyName: 'van Dam',
    SalesTermRef: { value: '3' },
  },
  {
    DisplayName: 'Cedar Row Apartments',
    CompanyName: 'Cedar Row Apartments',
    GivenName: 'Ines',
    FamilyName: 'Moreau',
    SalesTermRef: { value: '3' },
  },
  { DisplayName: 'Chidi Okonkwo', GivenName: 'Chidi', FamilyName: 'Okonkwo' },
  {
    DisplayName: "D'Angelo & Sons Landscaping",
    CompanyName: "D'Angelo & Sons Landscaping",
    GivenName: 'Marco',
    FamilyName: "D'Angelo",
    SalesTermRef: { value: '2' },
  },
  { DisplayName: 'Elif Yilmaz', GivenName: 'Elif', FamilyName: 'Yilmaz' },
  {
    DisplayName: 'Foothill Nursery',
    CompanyName: 'Foothill Nursery',
    GivenName: 'Hana',
    FamilyName: 'Sato',
    SalesTermRef: { value: '3' },
  },
  { DisplayName: 'Grace Lindqvist', GivenName: 'Grace', FamilyName: 'Lindqvist' },
  {
    DisplayName: 'Harbor Cafe Group',
    CompanyName: 'Harbor Cafe Group',
    GivenName: 'Mara',
    FamilyName: 'Lindqvist',
    SalesTermRef: { value: '3' },
  },
  { DisplayName: 'Iron Gate Storage', CompanyName: 'Iron Gate Storage', GivenName: 'Oskar', FamilyName: 'Bauer' },
  { DisplayName: 'Jamal Whitaker', GivenName: 'Jamal', FamilyName: 'Whitaker' },
  {
    DisplayName: 'Kestrel Bike Share',
    CompanyName: 'Kestrel Bike Share',
    GivenName: 'Nadia',
    FamilyName: 'Haddad',
    SalesTermRef: { value: '3' },
  },
  {
    DisplayName: 'Lakeview Parks Department',
    CompanyName: 'Lakeview Parks Department',
    GivenName: 'Sam',
    FamilyName: 'Rossi',
    SalesTermRef: { value: '4' },
  },
  { DisplayName: 'Mateo Quintero', GivenName: 'Mateo', FamilyName: 'Quintero' },
  {
    DisplayName: 'North Pier Hotel',
    CompanyName: 'North Pier Hotel',
    GivenName: 'Freya',
    FamilyName: 'Jensen',
    SalesTermRef: { value: '3' },
  },
  {
    DisplayName: 'Orchard Close Residents',
    CompanyName: 'Orchard Close Residents',
    GivenName: 'Uma',
    FamilyName: 'Varga',
  },
  { DisplayName: 'Petra Zielinski', GivenName: 'Petra', FamilyName: 'Zielinski' },
  {
    DisplayName: 'Quarry Road Farm',
    CompanyName: 'Quarry Road Farm',
    GivenName: 'Viktor',
    FamilyName: 'Petrov',
    SalesTermRef: { value: '2' },
  },
  {
    DisplayName: 'Riverbend Rowing Club',
    CompanyName: 'Riverbend Rowing Club',
    GivenName: 'Ada',
    FamilyName: 'Eriksen',
  },
  {
    DisplayName: 'Sunset Delivery Co-op',
    CompanyName: 'Sunset Delivery Co-op',
    GivenName: 'Kaito',
    FamilyName: 'Nakamura',
    SalesTermRef: { value: '2' },
  },
];

/** Sub-customers: name and the name of their parent. */
export const SAMPLE_JOBS: readonly (readonly [name: string, parent: string])[] = [
  ['Harbor Cafe - Quay Road', 'Harbor Cafe Group'],
  ['Harbor Cafe - Mill Lane', 'Harbor Cafe Group'],
];

/** Firms the sample business buys from. */
export const SAMPLE_VENDORS: readonly JsonObject[] = [
  { DisplayName: 'Allied Cycle Parts', CompanyName: 'Allied Cycle Parts', TermRef: { value: '3' }, Vendor1099: false },
  { DisplayName: 'Bay City Utilities', CompanyName: 'Bay City Utilities' },
  { DisplayName: 'Dockside Properties', CompanyName: 'Dockside Properties' },
  { DisplayName: 'Evergreen Insurance', CompanyName: 'Evergreen Insurance' },
  { DisplayName: 'Small Engine Supply', CompanyName: 'Small Engine Supply', TermRef: { value: '3' } },
  { DisplayName: 'Toolroom Rentals', CompanyName: 'Toolroom Rentals' },
];

/** What an item of the sample is, before its accounts are filled in. */
export interface SampleItem {
  readonly name: string;
  readonly kind: 'Service' | 'NonInventory' | 'Inventory';
  readonly category: 'Labor' | 'Parts' | 'Riding gear';
  readonly price: number;
  readonly cost?: number;
  readonly onHand?: number;
  readonly taxable: boolean;
}

export const SAMPLE_CATEGORIES = ['Labor', 'Parts', 'Riding gear'] as const;

export const SAMPLE_ITEMS: readonly SampleItem[] = [
  { name: 'Tune-up', kind: 'Service', category: 'Labor', price: 85, taxable: false },
  { name: 'Shop labor', kind: 'Service', category: 'Labor', price: 72.5, taxable: false },
  { name: 'Wheel truing', kind: 'Service', category: 'Labor', price: 28, taxable: false },
  { name: 'Blade sharpening', kind: 'Service', category: 'Labor', price: 18.75, taxable: false },
  { name: 'Pick-up and delivery', kind: 'Service', category: 'Labor', price: 35, taxable: false },
  { name: 'Brake pad set', kind: 'Inventory', category: 'Parts', price: 24.95, cost: 9.8, onHand: 120, taxable: true },
  { name: 'Drive chain', kind: 'Inventory', category: 'Parts', price: 39.9, cost: 17.25, onHand: 80, taxable: true },
  { name: 'Mower blade', kind: 'Inventory', category: 'Parts', price: 31.5, cost: 12.4, onHand: 60, taxable: true },
  { name: 'Spark plug', kind: 'Inventory', category: 'Parts', price: 7.49, cost: 2.1, onHand: 200, taxable: true },
  { name: 'Inner tube', kind: 'NonInventory', category: 'Parts', price: 8.95, taxable: true },
  { name: 'Helmet', kind: 'NonInventory', category: 'Riding gear', price: 64, taxable: true },
  { name: 'Front light', kind: 'NonInventory', category: 'Riding gear', price: 42.5, taxable: true },
  { name: 'U-lock', kind: 'NonInventory', category: 'Riding gear', price: 54.99, taxable: true },
  { name: 'Shop supplies', kind: 'NonInventory', category: 'Parts', price: 4.5, taxable: true },
];
