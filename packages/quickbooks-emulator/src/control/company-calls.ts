import type { CompanyOptions } from '../companies/books-port.ts';
import type { ShelvedCompany } from '../companies/shelved-company.ts';
import type { JsonObject } from '../books/json.ts';
import { value, type ControlCall, type ControlRoute } from './control-route.ts';
import { companyOf } from './find-company.ts';
import {
  asObject,
  ControlFault,
  onlyMembers,
  optionalChoice,
  optionalFlag,
  optionalNumber,
  optionalText,
  requiredText,
} from './reading.ts';

const EDITIONS = ['simple-start', 'essentials', 'plus', 'advanced'] as const;
const TAX_MODELS = ['us-manual', 'us-automated', 'by-code'] as const;
const NAME_LENGTH_MAX = 1000;
const RECORDS_MAX = 1_000_000;

const COMPANY_MEMBERS = [
  'name',
  'country',
  'homeCurrency',
  'edition',
  'taxModel',
  'sample',
  'preferences',
  'switches',
] as const;

/** Making, listing, filling and removing companies. */
export const companyRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/companies',
    send: '{name, country, homeCurrency?, edition?, taxModel?, sample?, preferences?, switches?}',
    run: ({ body, rooms }) => value({ realmId: rooms.shelf.create(readCompanyOptions(body)).realmId }),
  },
  {
    method: 'GET',
    path: '/companies',
    send: '',
    run: ({ rooms }) => value({ companies: rooms.shelf.list().map(describeCompany) }),
  },
  { method: 'GET', path: '/companies/:realmId', send: '', run: companyState },
  { method: 'DELETE', path: '/companies/:realmId', send: '', run: removeCompany },
  {
    method: 'POST',
    path: '/companies/:realmId/generate',
    send: '{customers?, items?, invoices?, payments?, seed?}',
    run: generate,
  },
];

function companyState(call: ControlCall) {
  const shelved = companyOf(call);
  return value({ ...describeCompany(shelved), ...call.rooms.shelf.summarise(shelved) });
}

function removeCompany(call: ControlCall) {
  const { realmId } = companyOf(call);
  call.rooms.shelf.remove(realmId);
  return value({ removed: realmId });
}

function generate(call: ControlCall) {
  const shelved = companyOf(call);
  const { body } = call;
  onlyMembers(body, ['customers', 'items', 'invoices', 'payments', 'seed'], 'generate');
  const count = (name: string): number => optionalNumber(body, name, { min: 0, max: RECORDS_MAX }) ?? 0;
  const order = {
    customers: count('customers'),
    items: count('items'),
    invoices: count('invoices'),
    payments: count('payments'),
    seed: optionalNumber(body, 'seed') ?? 1,
  };
  const result = call.rooms.shelf.attempt(shelved, { kind: 'generate', order });
  if (result.kind === 'refused') throw new ControlFault(`The books refuse: ${result.reason}`, 422);
  return value(result.kind === 'generated' ? result.counts : {});
}

export function describeCompany({ realmId, company, origin }: ShelvedCompany): JsonObject {
  const { country, edition, homeCurrency, taxModel } = company.profile;
  return {
    realmId,
    name: company.name,
    country,
    edition,
    homeCurrency,
    taxModel,
    sample: origin.kind === 'options' && origin.options.sample === true,
    readOnly: company.readOnly,
  };
}

export function readCompanyOptions(body: Readonly<Record<string, unknown>>): CompanyOptions {
  onlyMembers(body, COMPANY_MEMBERS, 'A company');
  const name = requiredText(body, 'name');
  if (name.length > NAME_LENGTH_MAX) throw new ControlFault(`"name" is longer than ${NAME_LENGTH_MAX} characters.`);
  const homeCurrency = optionalText(body, 'homeCurrency');
  if (homeCurrency !== undefined && !/^[A-Z]{3}$/.test(homeCurrency))
    throw new ControlFault('"homeCurrency" must be an ISO 4217 code such as "EUR".');
  const edition = optionalChoice(body, 'edition', EDITIONS);
  const taxModel = optionalChoice(body, 'taxModel', TAX_MODELS);
  const sample = optionalFlag(body, 'sample');
  return {
    name,
    country: readCountry(body),
    ...(homeCurrency !== undefined && { homeCurrency }),
    ...(edition !== undefined && { edition }),
    ...(taxModel !== undefined && { taxModel }),
    ...(sample !== undefined && { sample }),
    ...readSection(body, 'preferences'),
    ...readSection(body, 'switches'),
  };
}

function readCountry(body: Readonly<Record<string, unknown>>): string {
  const country = optionalText(body, 'country') ?? 'US';
  if (!/^[A-Z]{2}$/.test(country)) throw new ControlFault('"country" must be an ISO 3166 code such as "US" or "GB".');
  return country;
}

function readSection(body: Readonly<Record<string, unknown>>, name: 'preferences' | 'switches') {
  const section = body[name];
  return section === undefined ? {} : { [name]: asObject(section, `"${name}"`) as JsonObject };
}
