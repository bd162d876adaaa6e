import { moveOpenItems } from '../applications/move-open-items.ts';
import type { Company } from '../company.ts';
import { decimalAt, ZERO } from '../decimal.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { moveOpenBalance } from '../entities/customer/move-balance.ts';
import { allDefinitions, definitionNamed } from '../entities/registry.ts';
import { childrenOf } from '../entities/rules/hierarchy.ts';
import { businessFault, objectNotFound } from '../faults/faults.ts';
import { refAt, type BooksRecord } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import type { Party } from '../ledger/posting.ts';
import { mapReferences, type ReferenceShape } from '../schema/map-references.ts';
import { mentions, peekRecord, recordOf } from '../store/snapshot.ts';
import { amendRecord } from '../write/amend-record.ts';
import { makeReference } from '../write/check-references.ts';
import { removeRecord } from '../write/delete-entity.ts';

/** Lists whose records a person can merge (protocol.md §6.5). */
const MERGEABLE: ReadonlySet<EntityName> = new Set([
  'Account',
  'Class',
  'Customer',
  'Department',
  'Employee',
  'Item',
  'PaymentMethod',
  'Vendor',
]);

/** A merge as a person does it in the books. */
export interface MergeOrder {
  readonly entity: string;
  readonly survivorId: string;
  /** Disappears: reads give 610, the feed shows it deleted, and all that named it names the survivor. */
  readonly absorbedId: string;
}

/** Merges two records of a list and announces it as webhooks do: `Merge` with `deletedId`. Throws BooksFault. */
export function mergeNames(company: Company, order: MergeOrder): void {
  const definition = definitionNamed(order.entity);
  if (definition === undefined || !MERGEABLE.has(definition.name)) {
    throw businessFault(`Records of ${order.entity} cannot be merged.`);
  }
  const [survivor, absorbed] = [order.survivorId, order.absorbedId].map(id =>
    company.table(definition.name).record(id),
  );
  if (survivor === undefined || absorbed === undefined) throw objectNotFound();
  refuseMerge(company, definition, { order, survivor, absorbed });
  company.atomically(() => {
    moveReferences(company, definition, order);
    if (definition.name === 'Customer' || definition.name === 'Vendor') {
      moveOpenItems(company, `${definition.name}:${order.absorbedId}`, `${definition.name}:${order.survivorId}`);
    }
    moveLedger(company, definition.name, order);
    moveBalance(company, definition.name, { order, absorbed });
    const atMs = company.now();
    removeRecord(company, definition, { id: order.absorbedId, atMs });
    company.announce({
      entity: definition.name,
      id: order.survivorId,
      operation: 'Merge',
      atMs,
      deletedId: order.absorbedId,
    });
  });
}

function refuseMerge(
  company: Company,
  definition: EntityDefinition,
  pair: { readonly order: MergeOrder; readonly survivor: BooksRecord; readonly absorbed: BooksRecord },
): void {
  const { order, survivor, absorbed } = pair;
  if (order.survivorId === order.absorbedId) throw businessFault('A record cannot be merged with itself.');
  if (childrenOf(company, definition.name, order.absorbedId).length > 0) {
    throw businessFault('A record with sub-levels cannot be merged into another one.');
  }
  if (refAt(survivor, 'CurrencyRef') !== refAt(absorbed, 'CurrencyRef')) {
    throw businessFault('Names with different currencies cannot be merged.');
  }
  for (const kind of ['AccountType', 'Type']) {
    if (survivor[kind] !== absorbed[kind]) throw businessFault('Records of different types cannot be merged.');
  }
}

/** Every reference to the absorbed record names the survivor from now on; the records that hold one are changed. */
function moveReferences(company: Company, merged: EntityDefinition, order: MergeOrder): void {
  const needle = `"value":"${order.absorbedId}"`;
  const survivor = makeReference(company, merged.name, order.survivorId) ?? { value: order.survivorId };
  const survivorFor = (shape: ReferenceShape) => (shape.named ? survivor : { value: order.survivorId });
  for (const definition of allDefinitions()) {
    for (const snapshot of [...company.table(definition.name).snapshots()]) {
      if (!mentions(snapshot, needle)) continue;
      const changes = mapReferences(definition.fields, peekRecord(snapshot), (reference, shape) =>
        shape.to === merged.name && reference['value'] === order.absorbedId ? survivorFor(shape) : reference,
      );
      if (Object.keys(changes).length > 0)
        amendRecord(company, definition, { id: snapshot.id, changes, touches: true });
    }
  }
}

/** What the absorbed record had posted stands for the survivor. */
function moveLedger(company: Company, entity: EntityName, order: MergeOrder): void {
  const ledger = ledgerOf(company);
  const from = `${entity}:${order.absorbedId}`;
  const to = `${entity}:${order.survivorId}` as Party;
  for (const { key, ...entry } of [...ledger.entries()]) {
    const postings = entry.postings.map(posting => ({
      ...posting,
      ...(entity === 'Account' && posting.account === order.absorbedId ? { account: order.survivorId } : {}),
      ...(posting.party === from ? { party: to } : {}),
    }));
    const movements = entry.movements.map(movement =>
      entity === 'Item' && movement.item === order.absorbedId ? { ...movement, item: order.survivorId } : movement,
    );
    const changed =
      postings.some(
        (posting, index) =>
          posting.account !== entry.postings[index]?.account || posting.party !== entry.postings[index].party,
      ) || movements.some((movement, index) => movement !== entry.movements[index]);
    if (changed) ledger.post(key, { ...entry, postings, movements });
  }
}

function moveBalance(
  company: Company,
  entity: EntityName,
  pair: { readonly order: MergeOrder; readonly absorbed: BooksRecord },
): void {
  const { order } = pair;
  if (entity === 'Customer' || entity === 'Vendor') {
    const current = company.table(entity).find(order.absorbedId);
    const balance = current === undefined ? ZERO : (decimalAt(recordOf(current), 'Balance') ?? ZERO);
    // Taken from the absorbed one first, so that its parent's total stays right.
    moveOpenBalance(company, { entity, id: order.absorbedId }, balance.times(-1));
    moveOpenBalance(company, { entity, id: order.survivorId }, balance);
  }
  if (entity === 'Item') moveStock(company, pair);
}

function moveStock(
  company: Company,
  { order, absorbed }: { readonly order: MergeOrder; readonly absorbed: BooksRecord },
): void {
  const definition = definitionNamed('Item');
  const survivor = company.table('Item').record(order.survivorId);
  const quantity = decimalAt(absorbed, 'QtyOnHand');
  if (definition === undefined || survivor === undefined || quantity === undefined) return;
  const total = (decimalAt(survivor, 'QtyOnHand') ?? ZERO).plus(quantity);
  amendRecord(company, definition, {
    id: order.survivorId,
    changes: { QtyOnHand: Number(total.toString()) },
    touches: true,
  });
}
