import type { QuickBooksFault } from '@tieout/quickbooks';
import { instant } from '@tieout/domain';
import {
  noNamesInBooks,
  onPersonsOrder,
  type ActingRules,
  type NamesInBooks,
  type RecordKind,
  type RunEnvironment,
  type ToldVerdict,
} from '@tieout/sync';
import type { BooksTools } from '../books-tools.ts';
import { readRules } from '../rules/effective-rules.ts';
import { createBooksWriter } from './create-books-writer.ts';
import type { PushedConnection } from './pushed-connection.ts';
import { createSyncStore } from './rooms/create-sync-store.ts';
import type { SyncContext } from './rooms/room-context.ts';

/** One piece of work on a connection: the engine's ports with what they share. */
export interface SyncSession {
  readonly connection: PushedConnection;
  readonly context: SyncContext;
  /** By the connection's rules; `isOrdered` by a person's word for exactly these records. */
  readonly rulesFor: (isOrdered: boolean) => (kind: RecordKind) => ActingRules;
  readonly environment: Omit<RunEnvironment, 'rulesOf'>;
  /** The last fault that kept a whole call from being answered. */
  readonly lastFault: () => QuickBooksFault | undefined;
}

export interface SessionParts {
  readonly connection: PushedConnection;
  readonly by: string;
  readonly signal: AbortSignal;
  /** Names that must not be taken, by kind; they may become known only while the work goes on. */
  readonly namesOf?: (kind: RecordKind) => NamesInBooks;
  readonly tell?: (told: ToldVerdict) => void;
  /** Whether a job does it, whose work is done again when the database loses it. */
  readonly isRepeatable?: boolean;
}

/** Puts the ports together for one connection. Rules are read once: what is changed meanwhile holds for the next piece of work. */
export async function createSyncSession(tools: BooksTools, parts: SessionParts): Promise<SyncSession> {
  const {
    connection,
    by,
    signal,
    namesOf = () => noNamesInBooks,
    tell = () => undefined,
    isRepeatable = false,
  } = parts;
  const rules = await readRules(tools.db, connection.id);
  const context: SyncContext = {
    company: connection.company,
    by,
    isRepeatable,
    mappingOf: kind => rules.mappings[kind],
    fresh: new Map(),
    own: new Map(),
    begun: new Map(),
  };
  let fault: QuickBooksFault | undefined;
  const onFault = (given: QuickBooksFault): void => {
    fault = given;
  };
  return {
    connection,
    context,
    rulesFor: isOrdered => kind => ({
      policy: isOrdered ? onPersonsOrder(rules.policies[kind]) : rules.policies[kind],
      mapping: rules.mappings[kind],
      names: namesOf(kind),
    }),
    environment: {
      store: createSyncStore(tools, context),
      books: createBooksWriter({ tools, context, realmId: connection.realmId, onFault }),
      now: () => instant(tools.now().toISOString()),
      newId: tools.newId,
      tell,
      isStopped: () => signal.aborted,
    },
    lastFault: () => fault,
  };
}
