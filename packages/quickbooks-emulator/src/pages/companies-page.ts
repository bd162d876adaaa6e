import type { CompanyOptions } from '../companies/books-port.ts';
import type { ShelvedCompany } from '../companies/shelved-company.ts';
import { readCompanyOptions } from '../control/company-calls.ts';
import { ControlFault } from '../control/reading.ts';
import { redirectAnswer, type HttpAnswer } from '../http/exchange.ts';
import { choiceField, formSheet, textField, tickField } from './fields.ts';
import { html, type Html } from './html.ts';
import { pageAnswer } from './layout.ts';
import { typed, type PageCall } from './page-call.ts';
import { showWords } from './show-values.ts';
import { table } from './table.ts';

const COUNTRIES = [
  ['US', 'United States'],
  ['CA', 'Canada'],
  ['GB', 'United Kingdom'],
  ['IE', 'Ireland'],
  ['AU', 'Australia'],
  ['ZA', 'South Africa'],
  ['FR', 'France'],
  ['DE', 'Germany'],
  ['IT', 'Italy'],
  ['NO', 'Norway'],
] as const;
const EDITIONS = ['simple-start', 'essentials', 'plus', 'advanced'] as const;

/** `/`: the companies of this emulator, and making another. */
export function companiesPage(call: PageCall): HttpAnswer {
  if (call.request.method === 'POST') return createCompany(call);
  return companiesAnswer(call);
}

function createCompany(call: PageCall): HttpAnswer {
  try {
    const options: CompanyOptions = readCompanyOptions({
      name: typed(call.form, 'name'),
      country: typed(call.form, 'country'),
      edition: typed(call.form, 'edition'),
      sample: call.form.get('sample') === 'yes',
    });
    return redirectAnswer(`/companies/${call.rooms.shelf.create(options).realmId}`);
  } catch (fault) {
    if (!(fault instanceof ControlFault)) throw fault;
    return companiesAnswer(call, fault.message);
  }
}

function companiesAnswer(call: PageCall, problem?: string): HttpAnswer {
  const companies = call.rooms.shelf.list();
  const content = html`<h1>Companies</h1>
    ${table<ShelvedCompany>(
      companies,
      [
        { label: 'Name', cell: ({ realmId, company }) => html`<a href="/companies/${realmId}">${company.name}</a>` },
        { label: 'Country', cell: ({ company }) => company.profile.country },
        { label: 'Currency', isMinor: true, cell: ({ company }) => company.profile.homeCurrency },
        { label: 'Edition', isMinor: true, cell: ({ company }) => showWords(company.profile.edition) },
        { label: 'Company id', cell: ({ realmId }) => html`<code>${realmId}</code>` },
      ],
      'No company yet. Make one below; with sample data it looks like a small business.',
    )}
    <h2>New company</h2>
    ${newCompanyForm(call.form, problem)}`;
  return pageAnswer({ title: 'Companies', status: problem === undefined ? 200 : 422 }, content);
}

function newCompanyForm(form: URLSearchParams, problem: string | undefined): Html {
  const isFresh = form.size === 0;
  const content = [
    textField({ name: 'name', label: 'Name', value: form.get('name') ?? '', isRequired: true }),
    choiceField({
      name: 'country',
      label: 'Country',
      value: form.get('country') ?? 'US',
      choices: COUNTRIES.map(([value, label]) => ({ value, label })),
    }),
    choiceField({
      name: 'edition',
      label: 'Edition',
      value: form.get('edition') ?? 'plus',
      choices: EDITIONS.map(value => ({ value, label: showWords(value) })),
    }),
    tickField({ name: 'sample', label: 'Sample business', isTicked: isFresh || form.get('sample') === 'yes' }),
  ];
  return formSheet({ action: '/', submit: 'Make company', content, problem });
}
