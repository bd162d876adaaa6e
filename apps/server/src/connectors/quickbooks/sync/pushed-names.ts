import { normaliseName, proposeFreeName } from '@tieout/domain';
import {
  noNamesInBooks,
  type CompiledMapping,
  type NameInBooks,
  type NameRegister,
  type NamesInBooks,
  type RecordKind,
} from '@tieout/sync';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { findNameHolders, keepHolders } from './find-name-holders.ts';
import { readNames } from './names-register.ts';
import type { OutboxEntry } from './outbox.ts';
import type { PushedConnection } from './pushed-connection.ts';
import type { OutgoingEnd } from './settle-outgoing.ts';

/** The names that one push knows of: those of the mirror, and those that QuickBooks told of when it refused some. */
export interface PushedNames {
  /** Reads what the mirror knows about the names of these records. */
  readonly read: (entries: readonly OutboxEntry[], mappingOf: (kind: RecordKind) => CompiledMapping) => Promise<void>;
  readonly registerOf: (kind: RecordKind) => NamesInBooks;
  /** Asks QuickBooks who holds the names that it refused. @throws QuickBooksFault */
  readonly lookUp: (refused: readonly OutgoingEnd[]) => Promise<void>;
  /** Says who holds the name, where that is known. */
  readonly explain: (refused: OutgoingEnd) => OutgoingEnd;
}

const listKinds = ['customer', 'item'] as const satisfies readonly ListKind[];

/** The longest name that fits both kinds. */
const proposalLengthMax = 100;

export function createPushedNames(tools: BooksTools, connection: PushedConnection): PushedNames {
  const registers = new Map<RecordKind, NameRegister>();
  const others: NameInBooks[] = [];
  const registerOf = (kind: RecordKind): NamesInBooks => registers.get(kind) ?? noNamesInBooks;
  return {
    registerOf,
    read: async (entries, mappingOf) => {
      for (const kind of listKinds) {
        const recordIds = entries.filter(entry => entry.kind === kind).map(({ recordId }) => recordId);
        const wanted = { connectionId: connection.id, kind, recordIds, mapping: mappingOf(kind), others };
        if (recordIds.length > 0) registers.set(kind, await readNames(tools.db, wanted));
      }
    },
    lookUp: async refused => {
      const company = tools.client.company(connection.realmId);
      for (const kind of listKinds) {
        const names = refused.filter(({ key }) => key.kind === kind).map(({ name }) => name);
        if (names.length === 0) continue;
        const holders = await findNameHolders(company, { kind, names, askedAt: tools.now() });
        others.push(...holders.others);
        await keepHolders(tools.db, connection.id, holders);
      }
    },
    explain: end => {
      const name = normaliseName(end.name);
      const held = others.find(other => normaliseName(other.name) === name);
      const holder = held?.holder ?? registerOf(end.key.kind).holderOf(end.name);
      if (holder === undefined) return end;
      const proposal = proposeFreeName(end.name, candidate => normaliseName(candidate) === name, proposalLengthMax);
      return { ...end, verdict: { code: 'name-taken', name: end.name, holder, proposal } };
    },
  };
}
