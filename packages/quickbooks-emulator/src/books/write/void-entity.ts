import type { Company } from '../company.ts';
import type { EntityDefinition, WriteContext } from '../entities/entity-definition.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { companyReadOnly, unsupportedOperation } from '../faults/faults.ts';
import type { Draft, JsonValue } from '../json.ts';
import { parseBody } from '../schema/parse-body.ts';
import { recordOf, type Snapshot } from '../store/snapshot.ts';
import { fieldsOf } from './entity-fields.ts';
import { findCurrent } from './find-current.ts';
import { replaceRecord } from './write-record.ts';
import type { WriteOptions } from './write-options.ts';

/** How the caller asked for the void: `?operation=void` or `?operation=update&include=void`. */
export type VoidForm = 'operation' | 'include';

/** What came of a void; `nothing` is JournalEntry's recorded oddity: success, and no change. */
export type VoidOutcome = { readonly kind: 'voided'; readonly snapshot: Snapshot } | { readonly kind: 'nothing' };

/** Voids a transaction in the manner its entity offers (protocol.md §2.5). */
export function voidEntity(
  company: Company,
  definition: EntityDefinition,
  request: { readonly body: JsonValue | undefined; readonly options: WriteOptions; readonly form: VoidForm },
): VoidOutcome {
  const manner = definition.offers.void ?? 'unsupported';
  if (manner === 'crash') throw javaCrash();
  if (manner === 'silent') return { kind: 'nothing' };
  if (manner === 'unsupported' || (manner !== 'both' && manner !== request.form)) throw unsupportedOperation('void');
  if (company.readOnly) throw companyReadOnly();
  const { draft: sent } = parseBody(fieldsOf(definition), request.body);
  const current = findCurrent(company, definition, sent);
  const previous = recordOf(current);
  const context: WriteContext = { ...request.options, company, verb: 'void', at: company.now(), sent: {} };
  const snapshot = company.atomically(() => {
    const draft: Draft = { ...previous };
    definition.prepareVoid?.(draft, previous, context);
    return replaceRecord(company, definition, { draft, current, context, operation: 'Void' });
  });
  return { kind: 'voided', snapshot };
}

/** What the real service answers to voiding a Bill: a SystemFault under HTTP 200 (protocol.md §2.5). */
function javaCrash(): BooksFault {
  return new BooksFault({
    code: '10000',
    message: 'An application error has occurred while processing your request',
    detail: 'System Failure Error: java.lang.UnsupportedOperationException',
    element: '',
    type: 'SystemFault',
    status: 200,
  });
}
