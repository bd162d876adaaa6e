import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { duplicateDocNumber, missingParameter } from '../faults/faults.ts';
import { textAt, type BooksRecord, type Draft } from '../json.ts';
import { foldName } from '../store/name-spaces.ts';
import type { Room } from '../store/room.ts';
import { peekRecord } from '../store/snapshot.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { preferencesOf } from './books-preferences.ts';

/** Invoices, credit memos, sales receipts and refund receipts share a counter; estimates have their own (entities.md §0.1 rule 6). */
export type NumberSeries = 'sales-number' | 'estimate-number';

/** First number of a new company (recorded sandboxes begin at 1001). */
const BEFORE_FIRST_NUMBER = 1000;
const AUTO_GENERATE = 'AUTO_GENERATE';
/** A counter follows numbers that callers choose, but not into the absurd: nine digits at most. */
const COUNTABLE_NUMBER = /^[1-9]\d{0,8}$/;
const SALES_NUMBERED: readonly EntityName[] = ['Invoice', 'CreditMemo', 'SalesReceipt', 'RefundReceipt'];
const NUMBERED: readonly EntityName[] = [...SALES_NUMBERED, 'Estimate', 'Bill', 'JournalEntry'];

/**
 * Settles the number of a sales form: kept when sent, counted when not, absent when the company gives its own numbers
 * (entities.md §3.4).
 */
export function settleDocNumber(draft: Draft, context: WriteContext, form: NumberedForm): void {
  const { company, verb } = context;
  openDocNumbers(company);
  const sent = textAt(draft, 'DocNumber');
  const { customTxnNumbers } = preferencesOf(company);
  const isAsked = sent === AUTO_GENERATE || context.sent['AutoDocNumber'] === true;
  delete draft['AutoDocNumber'];
  if (isAsked || (sent === undefined && !customTxnNumbers && verb === 'create')) {
    draft['DocNumber'] = nextNumber(company, form);
    return;
  }
  if (sent === undefined && !customTxnNumbers && form.previousNumber !== undefined) {
    draft['DocNumber'] = form.previousNumber;
    return;
  }
  // French law wants every form numbered, so a company that numbers by itself must do so (entities.md §3.4).
  if (sent === undefined && company.profile.country === 'FR') throw missingParameter('DocNumber');
  if (sent === undefined || sent === form.previousNumber) return;
  if (!context.include.has('allowduplicatedocnum')) refuseTakenNumber(company, form.entity, sent);
  if (COUNTABLE_NUMBER.test(sent)) company.sequences.raiseTo(form.series, Number(sent));
}

/** Which form asks for a number. */
export interface NumberedForm {
  readonly entity: EntityName;
  readonly series: NumberSeries;
  readonly previousNumber: string | undefined;
}

/**
 * Builds the index, if it is not yet there. To be called before a numbered transaction is stored: built in the middle
 * of a write, the index would keep what the write may have to undo.
 */
export function openDocNumbers(company: Company): void {
  company.room(DOC_NUMBERS);
}

/** Refuses a number that another transaction of the same type holds (6140). */
export function refuseTakenNumber(company: Company, entity: EntityName, docNumber: string): void {
  const holder = company.room(DOC_NUMBERS).holderOf(company, entity, docNumber);
  if (holder !== undefined) throw duplicateDocNumber(docNumber, { type: holder.entity, id: holder.id });
}

/** Keeps the index of numbers true after a write or, with `saved` undefined, a delete. */
export function indexDocNumber(
  company: Company,
  entity: EntityName,
  versions: { readonly saved: BooksRecord | undefined; readonly previous: BooksRecord | undefined },
): void {
  const { saved, previous } = versions;
  const [before, after] = [previous, saved].map(record => record && textAt(record, 'DocNumber'));
  if (before === after) return;
  const index = company.room(DOC_NUMBERS);
  const id = textAt(saved ?? previous ?? {}, 'Id') ?? '';
  if (before !== undefined) index.release(entity, before, id);
  if (after !== undefined) index.take(entity, after, id);
}

function nextNumber(company: Company, form: NumberedForm): string {
  company.sequences.raiseTo(form.series, BEFORE_FIRST_NUMBER);
  const numbers = company.room(DOC_NUMBERS);
  for (;;) {
    const candidate = String(company.sequences.next(form.series));
    if (numbers.holderOf(company, form.entity, candidate) === undefined) return candidate;
  }
}

/** Ids that hold a number: nearly always one, which is kept without a list. */
type Holders = string | readonly string[];

/** Who holds which number, per type of transaction; several when duplicates were allowed. */
class DocNumberIndex {
  readonly #holders = new Map<EntityName, Map<string, Holders>>();
  readonly #onUndo: (undo: () => void) => void;

  constructor(onUndo: (undo: () => void) => void) {
    this.#onUndo = onUndo;
  }

  holderOf(company: Company, entity: EntityName, docNumber: string) {
    const isShared = company.switches.docNumberScope === 'sales' && SALES_NUMBERED.includes(entity);
    const scope = isShared ? SALES_NUMBERED : [entity];
    for (const each of scope) {
      const id = listOf(this.#of(each).get(foldName(docNumber)))[0];
      if (id !== undefined) return { entity: each, id };
    }
    return undefined;
  }

  /** What is in the tables already; no write is to be undone. */
  load(entity: EntityName, docNumber: string, id: string): void {
    const numbers = this.#of(entity);
    numbers.set(foldName(docNumber), withHolder(numbers.get(foldName(docNumber)), id));
  }

  take(entity: EntityName, docNumber: string, id: string): void {
    const number = foldName(docNumber);
    this.#set(entity, number, withHolder(this.#of(entity).get(number), id));
  }

  release(entity: EntityName, docNumber: string, id: string): void {
    const number = foldName(docNumber);
    const others = listOf(this.#of(entity).get(number)).filter(holder => holder !== id);
    this.#set(entity, number, others.length === 1 ? others[0] : others);
  }

  #of(entity: EntityName): Map<string, Holders> {
    let numbers = this.#holders.get(entity);
    if (numbers === undefined) this.#holders.set(entity, (numbers = new Map<string, Holders>()));
    return numbers;
  }

  #set(entity: EntityName, number: string, holders: Holders | undefined): void {
    const numbers = this.#of(entity);
    const before = numbers.get(number);
    if (holders === undefined || holders.length === 0) numbers.delete(number);
    else numbers.set(number, holders);
    this.#onUndo(() => {
      if (before === undefined) numbers.delete(number);
      else numbers.set(number, before);
    });
  }
}

function listOf(holders: Holders | undefined): readonly string[] {
  return typeof holders === 'string' ? [holders] : (holders ?? []);
}

function withHolder(holders: Holders | undefined, id: string): Holders {
  return holders === undefined ? id : [...listOf(holders), id];
}

/** Built from the records when first asked for, so it needs no export. */
const DOC_NUMBERS: Room<DocNumberIndex> = {
  name: 'doc-numbers',
  open(company) {
    const index = new DocNumberIndex(undo => company.onUndo(undo));
    for (const entity of NUMBERED) {
      for (const snapshot of company.table(entity).snapshots()) {
        const docNumber = textAt(peekRecord(snapshot), 'DocNumber');
        if (docNumber !== undefined) index.load(entity, docNumber, snapshot.id);
      }
    }
    return index;
  },
};
