import type { EntityName } from '../books/entities/entity-name.ts';
import { ENTITY_NAMES } from '../books/entities/entity-name.ts';
import type { JsonObject } from '../books/json.ts';
import { callBooks, pathOf, readRecord, type Desk, type DeskOutcome } from '../bookkeeper/desk.ts';
import { editLine } from '../bookkeeper/edit-line.ts';
import { receivePayment } from '../bookkeeper/receive-payment.ts';
import { closeBooks, switchPreferences } from '../bookkeeper/switch-preference.ts';
import { value, type ControlAnswer, type ControlCall, type ControlRoute } from './control-route.ts';
import { companyOf } from './find-company.ts';
import { asObject, ControlFault, onlyMembers, optionalNumber, optionalText, requiredText } from './reading.ts';

const MERGEABLE = ['Customer', 'Vendor', 'Item', 'Account', 'Class', 'Department', 'PaymentMethod'] as const;

/** What a person does inside QuickBooks, done by the books' own rules; a refusal comes back as 422 with its code. */
export const bookkeeperRoutes: readonly ControlRoute[] = [
  act('receive-payment', '{invoiceId, amount?, txnDate?, paymentRefNum?, paymentMethodId?}', ({ body }, desk) => {
    const amount = optionalNumber(body, 'amount', { min: 0 });
    return receivePayment(desk, {
      invoiceId: requiredText(body, 'invoiceId'),
      amount,
      txnDate: optionalText(body, 'txnDate'),
      paymentRefNum: optionalText(body, 'paymentRefNum'),
      paymentMethodId: optionalText(body, 'paymentMethodId'),
    });
  }),
  act('edit-line', '{entity?, id, line?, description?, qty?, unitPrice?, amount?}', ({ body }, desk) =>
    editLine(desk, {
      entity: readEntity(body, 'Invoice'),
      id: requiredText(body, 'id'),
      line: optionalNumber(body, 'line', { min: 1 }) ?? 1,
      description: optionalText(body, 'description'),
      qty: optionalNumber(body, 'qty'),
      unitPrice: optionalNumber(body, 'unitPrice'),
      amount: optionalNumber(body, 'amount'),
    }),
  ),
  act('close-books', '{date: "YYYY-MM-DD"}, or {date: null} to open them', ({ body }, desk) =>
    closeBooks(desk, optionalText(body, 'date')),
  ),
  act('preferences', '{preferences: {SalesFormsPrefs: {CustomTxnNumbers: true}}}', ({ body }, desk) =>
    switchPreferences(desk, asObject(body['preferences'], '"preferences"') as JsonObject),
  ),
  act('void', '{entity?, id}', (call, desk) => changeTransaction(call, desk, { operation: 'update', include: 'void' })),
  act('delete', '{entity?, id}', (call, desk) => changeTransaction(call, desk, { operation: 'delete' })),
  act('call', '{method, path, query?, body?}: any call of the API, as a person', rawCall),
  {
    method: 'POST',
    path: '/companies/:realmId/act/merge',
    send: '{entity?, survivorId, absorbedId}',
    run: merge,
  },
];

type Act = (call: ControlCall, desk: Desk) => DeskOutcome;

function act(name: string, send: string, run: Act): ControlRoute {
  return {
    method: 'POST',
    path: `/companies/:realmId/act/${name}`,
    send,
    run: call => {
      const { rooms, request } = call;
      return deskAnswer(run(call, { shelf: rooms.shelf, shelved: companyOf(call), origin: request.origin }));
    },
  };
}

function deskAnswer(outcome: DeskOutcome): ControlAnswer {
  if (outcome.kind === 'done') return value(outcome.answer);
  throw new ControlFault(`The books refuse (${outcome.code}): ${outcome.message}`, 422);
}

function changeTransaction({ body }: ControlCall, desk: Desk, query: Readonly<Record<string, string>>): DeskOutcome {
  const entity = readEntity(body, 'Invoice');
  const id = requiredText(body, 'id');
  const record = readRecord(desk, entity, id);
  if (record === undefined)
    return { kind: 'refused', code: '610', message: `There is no ${entity} with the id ${id}.` };
  const isVoidByOperation = query['include'] === 'void' && entity === 'Invoice';
  return callBooks(desk, {
    method: 'POST',
    path: [pathOf(entity)],
    query: isVoidByOperation ? { operation: 'void' } : query,
    body: { Id: id, SyncToken: record['SyncToken'], sparse: true },
  });
}

function rawCall({ body }: ControlCall, desk: Desk): DeskOutcome {
  const target = new URL(requiredText(body, 'path'), 'http://books/');
  const query = body['query'] === undefined ? {} : (asObject(body['query'], '"query"') as Record<string, string>);
  return callBooks(desk, {
    method: optionalText(body, 'method') === 'POST' || body['body'] !== undefined ? 'POST' : 'GET',
    path: target.pathname.split('/').filter(segment => segment !== ''),
    query: { ...Object.fromEntries(target.searchParams), ...query },
    ...(body['body'] !== undefined && { body: asObject(body['body'], '"body"') as JsonObject }),
  });
}

function merge(call: ControlCall): ControlAnswer {
  const { body, rooms } = call;
  onlyMembers(body, ['entity', 'survivorId', 'absorbedId'], 'A merge');
  const order = {
    entity: readEntity(body, 'Customer', MERGEABLE),
    survivorId: requiredText(body, 'survivorId'),
    absorbedId: requiredText(body, 'absorbedId'),
  };
  const result = rooms.shelf.attempt(companyOf(call), { kind: 'merge', order });
  if (result.kind === 'refused') throw new ControlFault(`The books refuse: ${result.reason}`, 422);
  return value(order);
}

function readEntity(
  body: ControlCall['body'],
  fallback: EntityName,
  choices: readonly EntityName[] = ENTITY_NAMES,
): EntityName {
  const entity = optionalText(body, 'entity') ?? fallback;
  const known = choices.find(name => name.toLowerCase() === entity.toLowerCase());
  if (known === undefined) throw new ControlFault(`"entity" must be one of: ${choices.join(', ')}.`);
  return known;
}
