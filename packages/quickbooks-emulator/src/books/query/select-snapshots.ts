import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { BooksRecord } from '../json.ts';
import { mentions, peekRecord, type Snapshot } from '../store/snapshot.ts';
import { firstIndexWhere } from '../store/sorted-view.ts';
import { scopeOf } from '../write/unique-name.ts';
import { checkIds } from './check-ids.ts';
import { comparablesAt, idComparable, type Comparable } from './comparable.ts';
import { compare, makeTest, type Test } from './match-condition.ts';
import { queryFault } from './query-faults.ts';
import { resolveProperty, type Property } from './resolve-property.ts';
import type { OrderKey, Statement } from './statement.ts';

/** Which rows of the result are wanted; nothing is skipped or cut for a count. */
export interface Window {
  readonly start: number;
  readonly size: number;
}

/**
 * The live snapshots that a statement selects, in its order, from `start` (0-based), at most `size`. Looks up ids and
 * names directly, enters the change order at a LastUpdatedTime bound, and sorts only when no kept order serves.
 */
export function selectSnapshots(
  company: Company,
  definition: EntityDefinition,
  request: { readonly statement: Statement; readonly window: Window },
): readonly Snapshot[] {
  const { statement, window } = request;
  const foldsCase = company.switches.queryFoldsCase;
  const tests = statement.conditions.map(condition => {
    const property = resolveProperty(definition, condition.property);
    checkIds(definition, condition, property);
    return makeTest(condition, property, foldsCase);
  });
  const order = statement.order.map(key => resolveOrder(definition, key));
  const accepts = acceptance(definition, tests);
  const direct = directCandidates(company, definition, tests);
  if (direct === undefined) {
    const view = orderedView(company, definition, order);
    if (view !== undefined) return windowOf(view, accepts, window);
  }
  const candidates = direct ?? company.table(definition.name).snapshots();
  const matching = [...candidates].filter(accepts);
  sortSnapshots(matching, { definition, order, foldsCase });
  return matching.slice(window.start, window.start + window.size);
}

interface ResolvedKey {
  readonly property: Property;
  readonly descending: boolean;
}

function resolveOrder(definition: EntityDefinition, key: OrderKey): ResolvedKey {
  const property = resolveProperty(definition, key.property);
  if (!property.sortable) throw queryFault(`property '${key.property}' is not sortable`);
  return { property, descending: key.descending };
}

/**
 * Name lists answer only active records unless the statement names Active (protocol.md §3.4); TaxCode answers both
 * (recorded). Tests on Active, ids and instants use the snapshot and leave the record unparsed.
 */
function acceptance(definition: EntityDefinition, tests: readonly Test[]): (snapshot: Snapshot) => boolean {
  const namesActive = tests.some(test => test.property.path[0] === 'Active');
  const onlyActive =
    definition.kind === 'list' &&
    definition.fields['Active'] !== undefined &&
    !namesActive &&
    definition.name !== 'TaxCode';
  const checks = tests.map(snapshotTest);
  return snapshot => (!onlyActive || snapshot.active) && checks.every(check => check(snapshot));
}

/** Properties that a snapshot carries, so that no record is parsed for them. */
const SNAPSHOT_VALUES: Readonly<Record<string, (snapshot: Snapshot) => Comparable>> = {
  Id: snapshot => idComparable(snapshot.id),
  Active: snapshot => snapshot.active,
  'MetaData.CreateTime': snapshot => snapshot.createdAtMs,
  'MetaData.LastUpdatedTime': snapshot => snapshot.updatedAtMs,
};

function snapshotTest(test: Test): (snapshot: Snapshot) => boolean {
  const valueOf = SNAPSHOT_VALUES[test.property.path.join('.')];
  if (valueOf !== undefined) return snapshot => test.holds(valueOf(snapshot));
  const needle = needleOf(test);
  if (needle === undefined) return snapshot => test.matches(peekRecord(snapshot));
  return snapshot => mentions(snapshot, needle) && test.matches(peekRecord(snapshot));
}

/** A text that every match must contain, so that most records need not be parsed; only for values without case. */
function needleOf(test: Test): string | undefined {
  const [value] = test.values;
  if (test.operator !== '=' || typeof value !== 'string' || !/^[\d-]{1,30}$/.test(value)) return undefined;
  return `"${value}"`;
}

/** Candidates found without walking the table; undefined when no test allows that. */
function directCandidates(
  company: Company,
  definition: EntityDefinition,
  tests: readonly Test[],
): readonly Snapshot[] | undefined {
  const table = company.table(definition.name);
  for (const test of tests) {
    const isEquality = (test.operator === '=' || test.operator === 'IN') && !test.asksForNull;
    const name = test.property.path.join('.');
    if (isEquality && name === 'Id') return found(test.values.map(id => table.find(String(id))));
    if (isEquality && name === definition.uniqueName?.property && definition.uniqueName.scope !== 'level') {
      return found(test.values.map(value => findByName(company, definition, String(value))));
    }
  }
  const indexed = table.size < INDEXED_SIZE_MIN ? undefined : tests.find(isIndexable);
  if (indexed !== undefined) {
    const { property, values } = indexed;
    const foldsCase = company.switches.queryFoldsCase;
    const key = `${property.path.join('.')}:${foldsCase}`;
    const index = table.equalityIndex(key, record => comparablesAt(record, property, foldsCase));
    return found(values.flatMap(value => [...index.find(value)].map(id => table.find(id))));
  }
  const since = tests.find(
    test => test.property.path[1] === 'LastUpdatedTime' && (test.operator === '>' || test.operator === '>='),
  );
  if (since === undefined) return undefined;
  const bound = Number(since.values[0]);
  const view = table.inUpdateOrder();
  return view.slice(firstIndexWhere(view, snapshot => snapshot.updatedAtMs >= bound));
}

/** Tables smaller than this are walked. */
const INDEXED_SIZE_MIN = 2000;

/**
 * Properties with an index of their own: what clients look records up by. Not what changes quietly, such as balances
 * and qualified names, of which an index is not told.
 */
const INDEXED: ReadonlySet<string> = new Set([
  'CompanyName',
  'CustomerRef',
  'DocNumber',
  'Name',
  'PaymentRefNum',
  'PrimaryEmailAddr.Address',
  'Sku',
  'VendorRef',
]);

function isIndexable(test: Test): boolean {
  const isEquality = (test.operator === '=' || test.operator === 'IN') && !test.asksForNull;
  return isEquality && INDEXED.has(test.property.path.join('.'));
}

function found(snapshots: readonly (Snapshot | undefined)[]): readonly Snapshot[] {
  return [...new Set(snapshots.filter(snapshot => snapshot !== undefined))];
}

function findByName(company: Company, definition: EntityDefinition, name: string): Snapshot | undefined {
  const holder = company.uniqueNames.holder(scopeOf(definition, {}), name);
  return holder?.entity === definition.name ? company.table(definition.name).find(holder.id) : undefined;
}

/** A kept order that is the wanted one; the array itself, or its reverse. */
function orderedView(
  company: Company,
  definition: EntityDefinition,
  order: readonly ResolvedKey[],
): Iterable<Snapshot> | undefined {
  const table = company.table(definition.name);
  const [key] = order;
  if (key === undefined) return defaultView(company, definition);
  if (order.length > 1) return undefined;
  const name = key.property.path.join('.');
  if (name === 'Id') return direction(table.inIdOrder(), key.descending);
  if (name === 'MetaData.LastUpdatedTime') return direction(table.inUpdateOrder(), key.descending);
  const ordersByName =
    name === 'FullyQualifiedName' ||
    (name === definition.uniqueName?.property && definition.fields['FullyQualifiedName'] === undefined);
  return definition.kind === 'list' && ordersByName ? direction(table.inNameOrder(), key.descending) : undefined;
}

function defaultView(company: Company, definition: EntityDefinition): Iterable<Snapshot> {
  const table = company.table(definition.name);
  switch (definition.defaultOrder) {
    case 'name':
      return table.inNameOrder();
    case 'updated-descending':
      return direction(table.inUpdateOrder(), true);
    case 'id-descending':
      return direction(table.inIdOrder(), true);
    case 'id':
      return table.inIdOrder();
  }
}

function direction(view: readonly Snapshot[], descending: boolean): Iterable<Snapshot> {
  return descending ? backwards(view) : view;
}

function* backwards(view: readonly Snapshot[]): Generator<Snapshot> {
  for (let index = view.length - 1; index >= 0; index -= 1) {
    const snapshot = view[index];
    if (snapshot !== undefined) yield snapshot;
  }
}

function windowOf(
  view: Iterable<Snapshot>,
  accepts: (snapshot: Snapshot) => boolean,
  window: Window,
): readonly Snapshot[] {
  const rows: Snapshot[] = [];
  let toSkip = window.start;
  for (const snapshot of view) {
    if (!accepts(snapshot)) continue;
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    if (rows.length >= window.size) break;
    rows.push(snapshot);
  }
  return rows;
}

/** Sorts by the keys; absent values come first, ties fall back to the id. Without keys, by the default order. */
function sortSnapshots(
  snapshots: Snapshot[],
  by: { readonly definition: EntityDefinition; readonly order: readonly ResolvedKey[]; readonly foldsCase: boolean },
): void {
  if (by.order.length === 0) {
    snapshots.sort(defaultComparison(by.definition));
    return;
  }
  const keyed = snapshots.map(snapshot => ({ snapshot, keys: sortKeys(snapshot, by.order) }));
  keyed.sort((first, second) => {
    for (const [index, { descending }] of by.order.entries()) {
      const difference = compareKeys(first.keys[index], second.keys[index]);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return compare(first.snapshot.idNumber, second.snapshot.idNumber);
  });
  for (const [index, { snapshot }] of keyed.entries()) snapshots[index] = snapshot;
}

/** Keys that the snapshot carries leave the record unparsed, as a feed by LastUpdatedTime needs. */
function sortKeys(snapshot: Snapshot, order: readonly ResolvedKey[]): readonly (Comparable | undefined)[] {
  let record: BooksRecord | undefined;
  return order.map(({ property }) => {
    const valueOf = SNAPSHOT_VALUES[property.path.join('.')];
    if (valueOf !== undefined) return valueOf(snapshot);
    record ??= peekRecord(snapshot);
    return comparablesAt(record, property, true)[0];
  });
}

function compareKeys(first: Comparable | undefined, second: Comparable | undefined): number {
  if (first === undefined || second === undefined)
    return (first === undefined ? 0 : 1) - (second === undefined ? 0 : 1);
  return compare(first, second);
}

function defaultComparison(definition: EntityDefinition): (first: Snapshot, second: Snapshot) => number {
  switch (definition.defaultOrder) {
    case 'name':
      return (first, second) => compare(first.nameKey, second.nameKey) || first.idNumber - second.idNumber;
    case 'updated-descending':
      return (first, second) => second.updatedAtMs - first.updatedAtMs || second.sequence - first.sequence;
    case 'id-descending':
      return (first, second) => second.idNumber - first.idNumber;
    case 'id':
      return (first, second) => first.idNumber - second.idNumber;
  }
}
