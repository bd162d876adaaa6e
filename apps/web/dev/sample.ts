// Made-up records for the mock. Seeded, so that screenshots agree from run to run.
let seed = 7;
/** mulberry32 */
export const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const uuid = () =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(random() * 16).toString(16));
export const nowMs = Date.parse('2026-05-06T14:02:00Z');
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
export const dayPlus = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const given = [
  'Mara',
  'Nils',
  'Ida',
  'Jonas',
  'Priya',
  'Tom',
  'Elena',
  'Kofi',
  'Sven',
  'Yuki',
  'Lucía',
  'Ravi',
  'Anna',
  'Omar',
];
const family = [
  'Lindqvist',
  'Vold',
  'Hansen',
  'Okafor',
  'Moreau',
  'Tanaka',
  'Brandt',
  'Keller',
  'Rossi',
  'Patel',
  'Nguyen',
  'Walsh',
];
const places = [
  'Quay Road',
  'Harbour',
  'Oak',
  'North Sea',
  'Old Mill',
  'Station',
  'Bridge',
  'Lighthouse',
  'Meadow',
  'Canal',
];
const trades = [
  'Cafe',
  'Garage',
  'Cycles',
  'Bakery',
  'Hotel',
  'Sailing Club',
  'Dental',
  'Architects',
  'Print Works',
  'Nursery',
];

export const mark = (kind: string, sentence: string, booksId: string | null = null) => ({
  mark: kind,
  sentence,
  booksId,
  booksUrl: booksId === null ? null : `https://app.qbo.intuit.com/app/customerdetail?nameId=${booksId}`,
  lastSyncedAt: booksId === null ? null : ago(3),
});
const marks = () => {
  const r = random();
  const id = String(Math.floor(random() * 900 + 50));
  if (r < 0.62) return mark('in-step', 'Imported from QuickBooks 3 days ago by Ida. In step.', id);
  if (r < 0.7) return mark('waiting-out', 'Changed here 2 min ago by Ida. Waiting to go to QuickBooks.', id);
  if (r < 0.76) return mark('waiting-in', 'Changed in QuickBooks 1 min ago. On its way here.', id);
  if (r < 0.82) return mark('problem', 'Changed on both sides: the e-mail differs.', id);
  if (r < 0.87) return mark('left-alone', 'Not followed: you unlinked it on 3 May.');
  return mark('local', 'Lives here only. It goes to QuickBooks with its first invoice.');
};
const address = (line1 = '') => ({
  line1,
  line2: '',
  city: line1 && 'Portland',
  region: line1 && 'OR',
  postalCode: line1 && '97209',
  country: line1 && 'USA',
});

export const makeCustomer = (over: Record<string, unknown> = {}) => {
  const person = `${pick(given)} ${pick(family)}`;
  const isCompany = random() < 0.55;
  const displayName = isCompany ? `${pick(places)} ${pick(trades)}${random() < 0.3 ? ' Ltd' : ''}` : person;
  return {
    id: uuid(),
    displayName,
    fullName: displayName,
    companyName: isCompany ? displayName : '',
    givenName: person.split(' ')[0],
    familyName: person.split(' ')[1],
    email: random() < 0.8 ? `${person.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com` : '',
    phone: random() < 0.7 ? `(503) 555-0${Math.floor(random() * 900 + 100)}` : '',
    mobile: '',
    website: '',
    billingAddress: address(`${Math.floor(random() * 900)} ${pick(places)} Street`),
    shippingAddress: address(),
    notes: '',
    currency: random() < 0.92 ? 'USD' : 'EUR',
    isTaxable: true,
    parentId: null,
    balance: random() < 0.5 ? '0' : (random() * 5000 - 200).toFixed(2),
    isActive: true,
    sync: marks(),
    createdAt: ago(90000),
    updatedAt: ago(Math.floor(random() * 9000)),
    version: 1,
    ...over,
  };
};
const goods = [
  'Gear cable',
  'Brake pads',
  'Chain 11-speed',
  'Inner tube 28"',
  'Saddle, leather',
  'Bottle cage',
  'LED light set',
  'Handlebar tape',
  'Pedals, flat',
  'Cassette 11-34',
];
const services = [
  'Full service',
  'Wheel truing',
  'Brake adjustment',
  'Frame inspection',
  'Bike fitting',
  'Winter storage',
  'Pick-up and delivery',
  'Consulting hour',
];
export const makeItem = (over: Record<string, unknown> = {}) => {
  const isGood = random() < 0.6;
  const name = isGood ? `${pick(goods)} ${pick(['S', 'M', 'L', 'Pro', 'Basic', 'Blue', 'Black'])}` : pick(services);
  const isStock = isGood && random() < 0.6;
  return {
    id: uuid(),
    name,
    fullName: isGood ? `Parts:${name}` : name,
    kind: isGood ? (isStock ? 'inventory' : 'non-inventory') : 'service',
    sku: isGood ? `P-${Math.floor(random() * 9000 + 1000)}` : '',
    description: isGood ? '' : `${name}, by the hour`,
    unitPrice: random() < 0.95 ? (random() * 180 + 4).toFixed(2) : null,
    isTaxable: isGood,
    incomeAccount: random() < 0.7 ? { id: '79', name: 'Sales of Product Income' } : null,
    parentId: null,
    currency: 'USD',
    quantityOnHand: isStock ? String(Math.floor(random() * 60)) : null,
    isActive: true,
    sync: marks(),
    createdAt: ago(90000),
    updatedAt: ago(Math.floor(random() * 9000)),
    version: 1,
    ...over,
  };
};
