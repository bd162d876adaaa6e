import type { Company } from '../company.ts';
import { isObject, objectsAt, textAt, type JsonObject, type JsonValue } from '../json.ts';
import type { Room } from '../store/room.ts';
import { Ledger } from './ledger.ts';
import type { LedgerEntry, Party } from './posting.ts';

/** The general ledger of a company. */
export function ledgerOf(company: Company): Ledger {
  return company.room(LEDGER);
}

/** Entries travel with an export: the cost of goods sold cannot be computed again from the records alone. */
export const LEDGER: Room<Ledger> = {
  name: 'ledger',
  open: company => new Ledger(undo => company.onUndo(undo)),
  toJson: ledger => [...ledger.entries()].map(({ key, ...entry }) => ({ key, ...entryToJson(entry) })),
  fromJson(json, company) {
    const ledger = new Ledger(undo => company.onUndo(undo));
    for (const entry of Array.isArray(json) ? (json as readonly JsonValue[]) : []) {
      if (isObject(entry)) ledger.post(textAt(entry, 'key') ?? '', entryFromJson(entry));
    }
    return ledger;
  },
};

function entryToJson({ date, postings, movements }: LedgerEntry): JsonObject {
  return {
    date,
    postings: postings.map(({ account, amount, party, partyAmount }) => ({
      account,
      amount: String(amount),
      party,
      partyAmount: partyAmount === undefined ? undefined : String(partyAmount),
    })),
    movements: movements.map(({ item, quantity, value }) => ({
      item,
      quantity: String(quantity),
      value: String(value),
    })),
  };
}

function entryFromJson(entry: JsonObject): LedgerEntry {
  return {
    date: textAt(entry, 'date') ?? '',
    postings: objectsAt(entry, 'postings').map(posting => {
      const [party, partyAmount] = [textAt(posting, 'party'), textAt(posting, 'partyAmount')];
      return {
        account: textAt(posting, 'account') ?? '',
        amount: wholeAt(posting, 'amount'),
        ...(party === undefined ? {} : { party: party as Party }),
        ...(partyAmount === undefined ? {} : { partyAmount: BigInt(partyAmount) }),
      };
    }),
    movements: objectsAt(entry, 'movements').map(movement => ({
      item: textAt(movement, 'item') ?? '',
      quantity: wholeAt(movement, 'quantity'),
      value: wholeAt(movement, 'value'),
    })),
  };
}

function wholeAt(record: JsonObject, key: string): bigint {
  return BigInt(textAt(record, key) ?? '0');
}
