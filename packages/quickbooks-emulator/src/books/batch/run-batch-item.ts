import { outcomeText } from '../answer/answer-entity.ts';
import { faultOf } from '../answer/make-answer.ts';
import type { BooksCall } from '../call.ts';
import { readChanges } from '../changes/read-changes.ts';
import type { Company } from '../company.ts';
import { definitionNamed } from '../entities/registry.ts';
import { isRealEntity } from '../entities/real-entities.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { invalidProperty, missingParameter, notEmulated, unsupportedOperation } from '../faults/faults.ts';
import { isObject, textAt, type JsonObject } from '../json.ts';
import { runQuery } from '../query/run-query.ts';
import { faultMember } from '../render/envelope.ts';
import { runWrite } from '../write/run-write.ts';

/** What one item of a batch came to: its JSON text, and what it costs (protocol.md §5: metered like a call of its own). */
export interface BatchItemResult {
  readonly text: string;
  readonly metered: number;
}

const BATCH_ID_MAX = 200;
/** Members of an item that are not its entity. */
export const ITEM_SETTINGS: ReadonlySet<string> = new Set([
  'bId',
  'operation',
  'optionsData',
  'Query',
  'CDCQuery',
  'ReportQuery',
]);

/** Runs one item. Its fault is its own: the others go on. */
export function runBatchItem(company: Company, item: JsonObject, call: BooksCall): BatchItemResult {
  try {
    const result = runItem(company, item, call);
    return { text: underItsId(item, result.text), metered: result.metered };
  } catch (thrown) {
    return refusedItem(item, faultMember([faultOf(thrown)]));
  }
}

/** An item that was not run: `fault` is what stands under `Fault`, as JSON text. */
export function refusedItem(item: JsonObject, fault: string): BatchItemResult {
  return { text: underItsId(item, `"Fault":${fault}`), metered: 0 };
}

function underItsId(item: JsonObject, member: string): string {
  const bId = textAt(item, 'bId');
  return bId === undefined ? `{${member}}` : `{"bId":${JSON.stringify(bId.slice(0, BATCH_ID_MAX))},${member}}`;
}

function runItem(company: Company, item: JsonObject, call: BooksCall): BatchItemResult {
  if (item['Query'] !== undefined) {
    const statement = item['Query'];
    if (typeof statement !== 'string') throw invalidProperty();
    return { text: `"QueryResponse":${Buffer.from(runQuery(company, statement).json).toString('utf8')}`, metered: 1 };
  }
  if (item['CDCQuery'] !== undefined) return runChangesItem(company, item['CDCQuery']);
  if (item['ReportQuery'] !== undefined) throw notEmulated('reports inside a batch');
  return runWriteItem(company, item, call);
}

function runChangesItem(company: Company, query: JsonObject[string]): BatchItemResult {
  if (!isObject(query)) throw invalidProperty();
  const [entities, changedSince] = [textAt(query, 'Entities'), textAt(query, 'ChangedSince')];
  if (entities === undefined) throw missingParameter('Entities');
  if (changedSince === undefined) throw missingParameter('ChangedSince');
  return {
    text: `"CDCResponse":[${readChanges(company, { entities: entities.split(','), changedSince })}]`,
    metered: 1,
  };
}

function runWriteItem(company: Company, item: JsonObject, call: BooksCall): BatchItemResult {
  const [name, ...others] = Object.keys(item).filter(key => !ITEM_SETTINGS.has(key));
  if (name === undefined || others.length > 0) throw malformedItem();
  const definition = definitionNamed(name);
  if (definition?.name !== name) {
    throw isRealEntity(name) ? notEmulated(`the entity ${name}`) : invalidProperty();
  }
  const operation = textAt(item, 'operation');
  if (operation === undefined) throw missingParameter('operation');
  if (!['create', 'update', 'delete'].includes(operation)) throw unsupportedOperation(operation.slice(0, 30));
  const include = new Set(
    (textAt(item, 'optionsData') ?? '')
      .toLowerCase()
      .split(',')
      .filter(one => one !== ''),
  );
  const options = { actor: call.actor, include };
  const outcome = runWrite(company, definition, { operation, body: item[name], options });
  if (outcome.kind === 'nothing') return { text: `"${name}":{}`, metered: 0 };
  return { text: `"${name}":${outcomeText(company, definition, outcome)}`, metered: 0 };
}

function malformedItem(): BooksFault {
  return new BooksFault({
    code: '400',
    message: 'MalformedRequest',
    detail: 'Each batch item must hold exactly one entity or one query.',
    element: '',
  });
}
