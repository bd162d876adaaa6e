import type { Company } from '../company.ts';
import type { EntityDefinition, WriteContext } from '../entities/entity-definition.ts';
import { companyReadOnly, objectNotFound, unsupportedOperation } from '../faults/faults.ts';
import type { Draft } from '../json.ts';
import { checkEmail } from '../schema/check-email.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';
import { replaceRecord } from './write-record.ts';
import type { WriteOptions } from './write-options.ts';

/** Sends a form by e-mail, as far as the books can tell: EmailStatus, DeliveryInfo, BillEmail (protocol.md §2.6). */
export function sendEntity(
  company: Company,
  definition: EntityDefinition,
  request: { readonly id: string; readonly options: WriteOptions },
): Snapshot {
  if (definition.offers.send !== true) throw unsupportedOperation('send');
  if (company.readOnly) throw companyReadOnly();
  const current = company.table(definition.name).find(request.id);
  if (current === undefined) throw objectNotFound();
  if (request.options.sendTo !== undefined) checkEmail('sendTo', request.options.sendTo);
  const previous = recordOf(current);
  const context: WriteContext = { ...request.options, company, verb: 'send', at: company.now(), sent: {} };
  return company.atomically(() => {
    const draft: Draft = { ...previous };
    definition.prepareSend?.(draft, previous, context);
    return replaceRecord(company, definition, { draft, current, context, operation: 'Emailed' });
  });
}
