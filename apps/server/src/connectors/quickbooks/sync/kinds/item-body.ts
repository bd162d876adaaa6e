import { decimal, type NewItem } from '@tieout/quickbooks';
import type { Fields } from '@tieout/sync';
import type { CompanyFacts } from '../sync-kind.ts';
import { textOf } from './plain-field.ts';

/** The parts of an item that change, as QuickBooks takes them (entities.md §2.2). An empty text clears a field. */
export function itemBody(changes: Fields): Partial<NewItem> {
  const body: Record<string, unknown> = {};
  if ('name' in changes) body['Name'] = textOf(changes, 'name') ?? '';
  if ('sku' in changes) body['Sku'] = textOf(changes, 'sku') ?? '';
  if ('description' in changes) body['Description'] = textOf(changes, 'description') ?? '';
  if ('unitPrice' in changes) body['UnitPrice'] = decimal(textOf(changes, 'unitPrice') ?? '0');
  if (typeof changes['isTaxable'] === 'boolean') body['Taxable'] = changes['isTaxable'];
  const account = textOf(changes, 'incomeAccount');
  if (account !== null) body['IncomeAccountRef'] = { value: account };
  if ('parent' in changes) Object.assign(body, categoryOf(changes));
  return body;
}

function categoryOf(changes: Fields): Pick<NewItem, 'SubItem' | 'ParentRef'> {
  const parent = textOf(changes, 'parent');
  return parent === null ? { SubItem: false } : { SubItem: true, ParentRef: { value: parent } };
}

const types = { service: 'Service', 'non-inventory': 'NonInventory', category: 'Category' } as const;

/** A new item, or why QuickBooks would not take it. */
export type NewItemBody =
  { readonly kind: 'body'; readonly body: NewItem } | { readonly kind: 'impossible'; readonly message: string };

export function newItemBody(fields: Fields, company: CompanyFacts): NewItemBody {
  const type = textOf(fields, 'type') ?? 'service';
  const name = textOf(fields, 'name') ?? '';
  if (type === 'inventory' || type === 'bundle') {
    const message = `“${name}” must be made in QuickBooks first, because it needs stock accounts. It is linked by its name then.`;
    return { kind: 'impossible', message };
  }
  const Type = types[type as keyof typeof types];
  const parent = textOf(fields, 'parent') === null ? {} : categoryOf(fields);
  if (Type === 'Category') return { kind: 'body', body: { Name: name, Type, ...parent } };
  const account = textOf(fields, 'incomeAccount') ?? company.incomeAccount?.id;
  if (account === undefined) {
    return { kind: 'impossible', message: 'Choose the income account that sales go to, on the QuickBooks page.' };
  }
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
  return {
    kind: 'body',
    body: { ...itemBody(filled), ...parent, Name: name, Type, IncomeAccountRef: { value: account } },
  };
}
