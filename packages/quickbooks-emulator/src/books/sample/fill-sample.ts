import type { Company } from '../company.ts';
import { chanceOf } from '../generate/chance.ts';
import { refAt, textAt } from '../json.ts';
import { sampleDesk, type SampleDesk } from './sample-desk.ts';
import {
  SAMPLE_CATEGORIES,
  SAMPLE_CUSTOMERS,
  SAMPLE_ITEMS,
  SAMPLE_JOBS,
  SAMPLE_VENDORS,
  type SampleItem,
} from './sample-lists.ts';
import { sellAndCollect } from './sample-sales.ts';
import { buyAndPay } from './sample-purchases.ts';

const SEED = 1887;

/**
 * Fills a new company with a believable small business, a bicycle and mower workshop: customers, stock, four months
 * of estimates, invoices, payments and deposits, and what it bought. The same every time, but dated around today.
 */
export function fillSample(company: Company): void {
  const desk = sampleDesk(company, chanceOf(SEED));
  fillCustomers(desk);
  for (const vendor of SAMPLE_VENDORS) desk.create('Vendor', { ...vendor, BillAddr: desk.address() });
  fillItems(desk);
  sellAndCollect(desk);
  // Simple Start has no bills.
  if (company.profile.edition !== 'simple-start') buyAndPay(desk);
}

function fillCustomers(desk: SampleDesk): void {
  for (const customer of SAMPLE_CUSTOMERS) {
    const [given, family] = [textAt(customer, 'GivenName') ?? '', textAt(customer, 'FamilyName') ?? ''];
    const mailbox = `${given}.${family}`.toLowerCase().replaceAll(/[^a-z.]/g, '');
    const address = desk.address();
    desk.create('Customer', {
      ...customer,
      PrimaryEmailAddr: { Address: `${mailbox}@customers.example` },
      PrimaryPhone: { FreeFormNumber: desk.phone() },
      BillAddr: address,
      ShipAddr: address,
      ...(refAt(customer, 'SalesTermRef') === undefined
        ? {}
        : { Notes: 'Orders by e-mail; wants the invoice with the delivery.' }),
    });
  }
  for (const [name, parent] of SAMPLE_JOBS) {
    desk.create('Customer', {
      DisplayName: name,
      Job: true,
      ParentRef: { value: desk.idOf('Customer', parent) },
      BillAddr: desk.address(),
    });
  }
}

function fillItems(desk: SampleDesk): void {
  for (const Name of SAMPLE_CATEGORIES) desk.create('Item', { Name, Type: 'Category' });
  for (const item of SAMPLE_ITEMS) desk.create('Item', itemBody(desk, item));
}

function itemBody(desk: SampleDesk, item: SampleItem): Parameters<SampleDesk['create']>[1] {
  const stocked = item.kind === 'Inventory' && desk.keepsStock;
  return {
    Name: item.name,
    Type: stocked ? 'Inventory' : item.kind === 'Inventory' ? 'NonInventory' : item.kind,
    Sku: item.name
      .toUpperCase()
      .replaceAll(/[^A-Z]/g, '')
      .slice(0, 8),
    Description: item.name,
    SubItem: true,
    ParentRef: { value: desk.idOf('Item', item.category) },
    UnitPrice: item.price,
    Taxable: item.taxable,
    IncomeAccountRef: { value: item.kind === 'Service' ? '1' : '79' },
    ...(item.cost === undefined ? {} : { PurchaseCost: item.cost, ExpenseAccountRef: { value: '80' } }),
    ...(stocked
      ? {
          TrackQtyOnHand: true,
          QtyOnHand: item.onHand,
          AssetAccountRef: { value: '81' },
          InvStartDate: desk.daysAgo(150),
        }
      : {}),
  };
}
