import type { JsonObject } from '../json.ts';
import type { Chance } from './chance.ts';
import { FAMILY_NAMES, GIVEN_NAMES, PRODUCTS, QUALITIES, STREETS, TOWNS, TRADES } from './word-lists.ts';

const NOTE =
  'Prefers deliveries before noon. Gate code on file; ring twice. Invoices go to the bookkeeper, questions to the owner. Ask for a purchase order above 500.';

/** A customer with everything a small business writes down about one; about 1.2 kB as answered. */
export function madeUpCustomer(chance: Chance, number: number): JsonObject {
  const [given, family, trade] = [chance.pick(GIVEN_NAMES), chance.pick(FAMILY_NAMES), chance.pick(TRADES)];
  const company = `${family} ${trade} ${number}`;
  const slug = `${given}.${family}${number}`.toLowerCase();
  const address = madeUpAddress(chance);
  const phone = () => `(555) ${chance.between(200, 999)}-${String(chance.between(0, 9999)).padStart(4, '0')}`;
  return {
    DisplayName: company,
    GivenName: given,
    FamilyName: family,
    CompanyName: company,
    PrimaryEmailAddr: { Address: `${slug}@mail.example` },
    PrimaryPhone: { FreeFormNumber: phone() },
    Mobile: { FreeFormNumber: phone() },
    WebAddr: { URI: `https://${family.toLowerCase()}-${trade.toLowerCase()}-${number}.example` },
    BillAddr: address,
    ShipAddr: chance.between(1, 4) === 1 ? madeUpAddress(chance) : address,
    Notes: NOTE,
    SalesTermRef: { value: String(chance.between(1, 4)) },
  };
}

function madeUpAddress(chance: Chance): JsonObject {
  const [City, CountrySubDivisionCode, PostalCode] = chance.pick(TOWNS);
  return { Line1: `${chance.between(1, 400)} ${chance.pick(STREETS)}`, City, CountrySubDivisionCode, PostalCode };
}

/** A service or a product without stock. */
export function madeUpItem(chance: Chance, number: number): JsonObject {
  const name = `${chance.pick(QUALITIES)} ${chance.pick(PRODUCTS)} ${number}`;
  const isService = chance.between(1, 5) === 1;
  return {
    Name: name,
    Sku: `SKU-${String(number).padStart(6, '0')}`,
    Description: `${name}, boxed`,
    Type: isService ? 'Service' : 'NonInventory',
    UnitPrice: chance.between(100, 50_000) / 100,
    Taxable: !isService,
    IncomeAccountRef: { value: isService ? '1' : '79' },
  };
}
