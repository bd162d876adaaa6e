import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { getDefinition } from '../entities/registry.ts';
import type { BooksRecord, Draft, JsonObject } from '../json.ts';
import { objectAt, textAt } from '../json.ts';
import { openCompany, type OpenCompanyOptions } from '../profiles/open-company.ts';
import { recordOf } from '../store/snapshot.ts';
import { createEntity } from '../write/create-entity.ts';
import { deleteEntity } from '../write/delete-entity.ts';
import { sendEntity } from '../write/send-entity.ts';
import { updateEntity } from '../write/update-entity.ts';
import { voidEntity } from '../write/void-entity.ts';
import { insertRecord } from '../write/write-record.ts';
import type { WriteOptions } from '../write/write-options.ts';

/** Names of the records that every test company begins with, and their ids. */
export const SEED = {
  services: '1',
  /** Taxable in the US. */
  goods: '3',
  undeposited: '4',
  checking: '35',
  receivable: '84',
  income: '1',
  productIncome: '79',
  costOfGoods: '80',
  inventoryAsset: '81',
  discounts: '86',
  expense: '31',
  openingBalance: '34',
  card: '41',
} as const;

/** How a test company differs from a US one with manual tax. */
export type TestBooksOptions = Partial<OpenCompanyOptions>;

const ACTOR = { userName: 'API API' };

/** A small company with a customer `1` and the calls a client would make, without HTTP. */
export class TestBooks {
  nowMs = Date.parse('2026-03-02T17:00:00Z');
  readonly company: Company;

  constructor(options: TestBooksOptions = {}) {
    const identity = { realmId: '9341450000000001', name: 'Test Books', country: 'US' };
    const sales = {
      AllowShipping: true,
      AllowDeposit: true,
      ...objectAt(options.preferences ?? {}, 'SalesFormsPrefs'),
    };
    const preferences = { ...options.preferences, SalesFormsPrefs: sales };
    const dependencies = { now: () => this.nowMs, random: () => 0.5 };
    this.company = openCompany({ ...identity, ...options, preferences }, dependencies);
    this.create('Customer', { DisplayName: 'Harbor Cafe', BillAddr: { Line1: '14 Quay Road', City: 'Oakland' } });
    const goods = { Name: 'Goods', Type: 'NonInventory', IncomeAccountRef: { value: SEED.income } };
    this.create('Item', this.company.profile.taxModel === 'by-code' ? goods : { ...goods, Taxable: true });
  }

  create(entity: EntityName, body: JsonObject, include: readonly string[] = []): BooksRecord {
    return recordOf(createEntity(this.company, getDefinition(entity), { body, options: options(include) }));
  }

  /** A full update: what the body leaves out is cleared. */
  update(entity: EntityName, body: JsonObject, include: readonly string[] = []): BooksRecord {
    const full = { ...this.#stamp(entity, body), ...body };
    return recordOf(updateEntity(this.company, getDefinition(entity), { body: full, options: options(include) }));
  }

  sparse(entity: EntityName, body: JsonObject): BooksRecord {
    return this.update(entity, { ...body, sparse: true });
  }

  delete(entity: EntityName, id: string): string {
    const body = this.#stamp(entity, { Id: id });
    return deleteEntity(this.company, getDefinition(entity), { body, options: options([]) });
  }

  void(entity: EntityName, id: string): BooksRecord {
    const form = getDefinition(entity).offers.void === 'include' ? 'include' : 'operation';
    const body = this.#stamp(entity, { Id: id });
    const outcome = voidEntity(this.company, getDefinition(entity), { body, options: options([]), form });
    return outcome.kind === 'voided' ? recordOf(outcome.snapshot) : {};
  }

  send(entity: EntityName, id: string, sendTo?: string): BooksRecord {
    return recordOf(sendEntity(this.company, getDefinition(entity), { id, options: { ...options([]), sendTo } }));
  }

  read(entity: EntityName, id: string): BooksRecord {
    const record = this.company.table(entity).record(id);
    if (record === undefined) throw new Error(`There is no ${entity} ${id}.`);
    return record;
  }

  /** Puts a record in place as it is, where no call could make it. */
  insert(entity: EntityName, id: string, record: JsonObject): void {
    const draft: Draft = { ...record };
    const context = { ...options([]), company: this.company, verb: 'create' as const, at: this.nowMs, sent: {} };
    const bare = { ...getDefinition(entity), afterSave: () => undefined };
    this.company.atomically(() => insertRecord(this.company, bare, { draft, context, id }));
  }

  /** Changes preferences, group by group. */
  prefer(groups: JsonObject): void {
    const current = this.read('Preferences', '1');
    const merged = Object.entries(groups).map(([name, group]) => [
      name,
      { ...(current[name] as JsonObject), ...(group as JsonObject) },
    ]);
    this.company.table('Preferences').remove('1');
    this.insert('Preferences', '1', { ...current, ...(Object.fromEntries(merged) as JsonObject) });
  }

  #stamp(entity: EntityName, body: JsonObject): JsonObject {
    const id = textAt(body, 'Id') ?? '';
    const current = this.company.table(entity).record(id);
    return { Id: id, SyncToken: textAt(current ?? {}, 'SyncToken') ?? '0' };
  }
}

function options(include: readonly string[]): WriteOptions {
  return { actor: ACTOR, include: new Set(include) };
}

/** A sales line, for a body. */
export function saleLine(amount: number, more: JsonObject = {}): JsonObject {
  return {
    Amount: amount,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: SEED.services }, ...more },
  };
}
