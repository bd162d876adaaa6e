import type { Company } from '../company.ts';
import { objectsAt, textAt, type Draft } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';

/**
 * Shows every custom field that the company has switched on, with its value when there is one (recorded); values for
 * fields that it has not are dropped.
 */
export function settleCustomFields(draft: Draft, company: Company): void {
  const { customFields } = preferencesOf(company);
  const sent = objectsAt(draft, 'CustomField');
  draft['CustomField'] = customFields.map(({ definitionId, name }) => {
    const field = sent.find(each => textAt(each, 'DefinitionId') === definitionId);
    const value = field && textAt(field, 'StringValue');
    return {
      DefinitionId: definitionId,
      Name: name,
      Type: 'StringType',
      ...(value === undefined ? {} : { StringValue: value }),
    };
  });
}
