import { instant } from '@tieout/domain';
import {
  isQuickBooksFault,
  type BatchItem,
  type BatchOutcome,
  type Company,
  type QuickBooksFault,
} from '@tieout/quickbooks';
import type { BatchAnswer, BooksBatch, BooksCommand, BooksRecord, CommandOutcome } from '@tieout/sync';
import { entityOf } from './entities.ts';
import type { Json } from './json.ts';
import { readRecord } from './read-record.ts';
import { cleanName, writeBody } from './write-body.ts';

/** Faults after which nothing of a call can have been done, provided that no earlier try of the same call was lost. */
const neverArrived: ReadonlySet<string> = new Set(['reconnect', 'unauthorised', 'configuration', 'read-only-company']);

/** Faults after which nobody knows. */
const unclear: ReadonlySet<string> = new Set([
  'timeout',
  'unavailable',
  'server-error',
  'malformed-answer',
  'throttled',
]);

/**
 * Writes one batch through the client. `wasLost` says whether a try of this very call was lost on the way: then a
 * dead token proves nothing about what the lost try did.
 */
export async function writeBatch(company: Company, batch: BooksBatch, wasLost: () => boolean): Promise<BatchAnswer> {
  try {
    const answer = await company.batch(batch.commands.map(itemOf), { requestId: batch.requestId });
    const at = instant(new Date(answer.meta.time ?? 0).toISOString());
    const outcomes: CommandOutcome[] = [];
    for (const [index, command] of batch.commands.entries()) {
      outcomes.push(await certainOf(company, command, outcomeOf(command, answer.value[index], at)));
    }
    return { kind: 'answered', outcomes };
  } catch (fault) {
    if (!isQuickBooksFault(fault)) throw fault;
    const isDown = neverArrived.has(fault.kind) && !wasLost();
    if (!isDown && !neverArrived.has(fault.kind) && !unclear.has(fault.kind)) throw fault;
    return { kind: isDown ? 'down' : 'unknown', message: fault.message };
  }
}

/** The compiler cannot follow entity and body through the union of all kinds; the emulator refuses what does not fit. */
function itemOf(command: BooksCommand): BatchItem {
  const name = entityOf[command.record];
  const body = writeBody(command);
  if (command.kind === 'create') return { kind: 'create', name, record: body } as unknown as BatchItem;
  const identity = { Id: command.id, SyncToken: command.version };
  if (command.life === 'deleted') return { kind: 'delete', name, record: identity } as unknown as BatchItem;
  if (command.life === 'voided') return { kind: 'void', name, record: identity } as unknown as BatchItem;
  return { kind: 'sparse-update', name, changes: { ...lifeOf(command), ...body, ...identity } } as unknown as BatchItem;
}

function lifeOf({ life, current }: Extract<BooksCommand, { readonly kind: 'change' }>): Json {
  if (life === null) return {};
  return life === 'live' ? { Active: true, ...cleanName(current) } : { Active: false };
}

function outcomeOf(
  command: BooksCommand,
  outcome: BatchOutcome | undefined,
  at: BooksRecord['changedAt'],
): CommandOutcome {
  if (outcome === undefined) return { kind: 'refused', cause: 'missing', message: 'The batch answered without it.' };
  switch (outcome.kind) {
    case 'record':
      return { kind: 'written', record: readRecord(command.record, outcome.record as unknown as Json) };
    case 'deleted':
      return { kind: 'written', record: deleted(command, at) };
    case 'fault':
      return faultOf(outcome.fault);
    case 'rows':
      return { kind: 'refused', cause: 'rows', message: 'The batch answered rows.' };
  }
}

function deleted(command: BooksCommand, changedAt: BooksRecord['changedAt']): BooksRecord {
  if (command.kind === 'create') throw new Error('A creation was answered as a deletion.');
  return { ...command.current, version: String(Number(command.version) + 1), life: 'deleted', changedAt };
}

/** Fault 610 names either the record or one that it refers to, such as a deactivated item: a look tells which. */
async function certainOf(company: Company, command: BooksCommand, outcome: CommandOutcome): Promise<CommandOutcome> {
  if (outcome.kind !== 'gone') return outcome;
  const refused: CommandOutcome = {
    kind: 'refused',
    cause: '610',
    message: 'It refers to a record that is gone there.',
  };
  if (command.kind === 'create') return refused;
  try {
    return (await company.find(entityOf[command.record], command.id)) === undefined ? outcome : refused;
  } catch (fault) {
    if (isQuickBooksFault(fault)) return outcome;
    throw fault;
  }
}

function faultOf(fault: QuickBooksFault): CommandOutcome {
  if (fault.kind === 'stale') return { kind: 'stale' };
  if (fault.kind === 'not-found' && fault.code === '610') return { kind: 'gone' };
  return { kind: 'refused', cause: fault.code, message: `${fault.message} ${fault.detail}` };
}
