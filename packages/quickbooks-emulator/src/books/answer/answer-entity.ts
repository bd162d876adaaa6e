import type { BooksAnswer, BooksCall } from '../call.ts';
import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { asksForInvoiceLink, withInvoiceLink } from '../entities/invoice/invoice-link.ts';
import { readExchangeRate, setExchangeRate } from '../currency/exchange-rates.ts';
import { invalidId, missingParameter, objectNotFound, unsupportedOperation } from '../faults/faults.ts';
import { memberJson } from '../render/envelope.ts';
import { presentRecord, presentText } from '../render/present.ts';
import { isDay, parseBody } from '../schema/parse-body.ts';
import { invalidDate } from '../faults/faults.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { fieldsOf } from '../write/entity-fields.ts';
import { runWrite, type WriteOutcome } from '../write/run-write.ts';
import { sendEntity } from '../write/send-entity.ts';
import { requireFields } from '../write/write-record.ts';
import { bodyJson, entityBody, writeOptions } from './call-parts.ts';
import { goodAnswer } from './make-answer.ts';
import { methodNotAllowed, noSuchPath } from './path-faults.ts';

/** Answers `/{entity}`, `/{entity}/{id}`, `/{entity}/{id}/send` and `/{entity}/{id}/pdf`. */
export function answerEntity(company: Company, definition: EntityDefinition, call: BooksCall): BooksAnswer {
  const [, id, verb, ...rest] = call.path;
  if (rest.length > 0) throw noSuchPath(call);
  if (definition.name === 'ExchangeRate') return answerExchangeRate(company, definition, call);
  if (id === undefined || id === '') {
    if (call.method === 'POST') return answerWrite(company, definition, call);
    if (definition.kind === 'singleton') return answerRead(company, definition, { call, id: '1' });
    throw missingParameter('Id');
  }
  if (verb === undefined) {
    if (call.method !== 'GET') throw methodNotAllowed(call);
    return answerRead(company, definition, { call, id: idOf(company, definition, id) });
  }
  if (verb === 'send') return answerSend(company, definition, { call, id });
  if (verb === 'pdf') return answerPdf(company, definition, { call, id });
  throw noSuchPath(call);
}

/** CompanyInfo is read under the realm id, and its Id is "1" (protocol.md §2.1). */
function idOf(company: Company, definition: EntityDefinition, id: string): string {
  if (definition.name === 'CompanyInfo' && id === company.realmId) return '1';
  return id;
}

interface Target {
  readonly call: BooksCall;
  readonly id: string;
}

function answerRead(company: Company, definition: EntityDefinition, target: Target): BooksAnswer {
  const snapshot = findForRead(company, definition, target.id);
  const text = asAsked(target.call, definition, { company, text: presentText(company, definition, snapshot) });
  const about = { entity: definition.name, operation: 'read', metered: 1 } as const;
  return goodAnswer(target.call, memberJson(definition.name, text, company.now()), about);
}

function findForRead(company: Company, definition: EntityDefinition, id: string): Snapshot {
  const snapshot = company.table(definition.name).find(id);
  if (snapshot !== undefined) return snapshot;
  throw /^\d{1,19}$/.test(id) ? objectNotFound() : invalidId(id.slice(0, 60));
}

function answerWrite(company: Company, definition: EntityDefinition, call: BooksCall): BooksAnswer {
  const request = {
    operation: call.query.get('operation') ?? undefined,
    body: entityBody(call, { name: definition.name, fields: fieldsOf(definition) }),
    options: writeOptions(call),
  };
  const outcome = runWrite(company, definition, request);
  const json = outcomeJson(company, definition, { outcome, call });
  return goodAnswer(call, json, { entity: definition.name, operation: outcome.operation });
}

function outcomeJson(
  company: Company,
  definition: EntityDefinition,
  { outcome, call }: { readonly outcome: WriteOutcome; readonly call: BooksCall },
): string {
  // Voiding a journal entry answers an empty batch and does nothing (protocol.md §2.5, recorded).
  if (outcome.kind === 'nothing') return memberJson('BatchItemResponse', '[]', company.now());
  const text = outcomeText(company, definition, outcome);
  const shown = outcome.kind === 'deleted' ? text : asAsked(call, definition, { company, text });
  return memberJson(definition.name, shown, company.now());
}

/** The record with what `?include=` asks for. */
function asAsked(
  call: BooksCall,
  definition: EntityDefinition,
  { company, text }: { readonly company: Company; readonly text: string },
): string {
  if (definition.name !== 'Invoice' || !asksForInvoiceLink(call)) return text;
  return withInvoiceLink(text, { origin: call.origin, realmId: company.realmId });
}

/** The record of an outcome as JSON text; a delete answers only status, domain and Id. */
export function outcomeText(
  company: Company,
  definition: EntityDefinition,
  outcome: Exclude<WriteOutcome, { kind: 'nothing' }>,
): string {
  if (outcome.kind === 'deleted') return JSON.stringify({ status: 'Deleted', domain: 'QBO', Id: outcome.id });
  return presentText(company, definition, outcome.snapshot);
}

function answerSend(company: Company, definition: EntityDefinition, target: Target): BooksAnswer {
  if (target.call.method !== 'POST') throw methodNotAllowed(target.call);
  const snapshot = sendEntity(company, definition, { id: target.id, options: writeOptions(target.call) });
  const text = asAsked(target.call, definition, { company, text: presentText(company, definition, snapshot) });
  const json = memberJson(definition.name, text, company.now());
  return goodAnswer(target.call, json, { entity: definition.name, operation: 'send' });
}

function answerPdf(company: Company, definition: EntityDefinition, target: Target): BooksAnswer {
  if (target.call.method !== 'GET') throw methodNotAllowed(target.call);
  if (definition.offers.pdf !== true) throw unsupportedOperation('pdf');
  const record = presentRecord(company, definition, findForRead(company, definition, target.id));
  return { kind: 'pdf', status: 200, entity: definition.name, operation: 'pdf', record, metered: 1, faulted: false };
}

/** Rates have no id: they are read by currency and day (entities.md §2.15). */
function answerExchangeRate(company: Company, definition: EntityDefinition, call: BooksCall): BooksAnswer {
  const now = company.now();
  if (call.method === 'POST') {
    const { draft } = parseBody(fieldsOf(definition), bodyJson(call));
    requireFields(definition, draft, { parsed: draft, verb: 'create' });
    const json = memberJson('ExchangeRate', JSON.stringify(setExchangeRate(company, draft)), now);
    return goodAnswer(call, json, { entity: 'ExchangeRate', operation: 'update' });
  }
  const currency = call.query.get('sourcecurrencycode');
  if (currency === null) throw missingParameter('sourcecurrencycode');
  const day = call.query.get('asofdate') ?? company.today();
  if (!isDay(day)) throw invalidDate('asofdate', day);
  const rate = readExchangeRate(company, currency.toUpperCase(), day);
  const about = { entity: 'ExchangeRate', operation: 'read', metered: 1 } as const;
  return goodAnswer(call, memberJson('ExchangeRate', JSON.stringify(rate), now), about);
}
