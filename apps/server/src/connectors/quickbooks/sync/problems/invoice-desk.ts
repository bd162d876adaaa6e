import type { ProblemAnswer } from '@tieout/api';
import type { FieldValue, Side } from '@tieout/sync';
import { ProblemFault } from '../../../../http/problem-fault.ts';
import { choiceNames } from '../../../../records/invoices/invoice-store.ts';
import type { InvoiceSetting } from '../../../../records/invoices/invoice-setting.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { answerConflict, type ConflictAnswer } from '../../invoices/answer-conflict.ts';
import { conflictsOf, legsOf } from '../../invoices/conflicts-of.ts';
import { findCurrent } from '../../invoices/current-invoice.ts';
import { readInvoicePair } from '../../invoices/invoice-pair.ts';
import { retryInvoice } from '../../invoices/send-invoice.ts';
import { entryOf } from '../../invoices/typed-answer.ts';
import { giveUpEdit, takeBooksFigures, takeBooksVersion } from '../../invoices/take-books.ts';
import { answersByCures, plainDesk } from './plain-desk.ts';
import { closeProblem } from './close-problem.ts';
import type { StoredProblem } from './find-problem.ts';
import type { Answering, ProblemDesk } from './problem-desk.ts';
import type { ShownPair } from './shown-pair.ts';

/** Problems of invoices: a conflict is settled field by field and line by line, at once; the others by their buttons. */
export const invoiceDesk: ProblemDesk = {
  answersTo: problem => (problem.cause === 'conflict' ? ['fields', 'side'] : answersByCures(problem)),
  readPair: readInvoiceSides,
  carry: async (tools, actor, answering) => {
    const { recordId } = answering.problem;
    if (recordId === null) return plainDesk.carry(tools, actor, answering);
    await settle(tools, actor, { ...answering, recordId });
  },
};

interface Settling extends Answering {
  readonly recordId: string;
}

async function settle(tools: BooksTools, actor: Actor, settling: Settling): Promise<void> {
  const { problem, answer, recordId } = settling;
  const key = { workspaceId: actor.workspaceId, id: recordId };
  if (problem.cause === 'conflict') return answerConflict(tools, actor, { key, ...choicesOf(answer) });
  const sendsOurs = answer.kind === 'retry' || (answer.kind === 'side' && answer.stands === 'here');
  if (answer.kind === 'side' && sendsOurs && !problem.cures.includes('take-here')) {
    throw new ProblemFault('conflict', 'Only QuickBooks’ version can be taken here.');
  }
  if (sendsOurs) await retryInvoice(tools, actor, key);
  else if (answer.kind === 'side') await (takenBy[problem.cause] ?? takeBooksVersion)(tools, actor, key);
  const how = howSettled(answer);
  await tools.db.transaction().execute(tx => closeProblem({ tx, tools, actor }, { problem, how }));
}

function howSettled(answer: ProblemAnswer): string {
  if (answer.kind === 'retry') return 'tried again';
  if (answer.kind !== 'side') return 'left as it is';
  return answer.stands === 'here' ? 'our version stands' : 'QuickBooks’ version stands';
}

/** What "QuickBooks is right" means, where it does not mean its whole version. */
const takenBy: Readonly<Record<string, typeof takeBooksVersion>> = {
  'tie-out-differs': takeBooksFigures,
  'changed-in-books': takeBooksFigures,
  'edit-against-deletion': giveUpEdit,
};

const sides = { here: 'workspace', books: 'books' } as const satisfies Record<string, Side>;

function choicesOf(answer: ProblemAnswer): Pick<ConflictAnswer, 'standsIn' | 'fingerprint'> {
  if (answer.kind === 'side') return { standsIn: () => sides[answer.stands], fingerprint: undefined };
  if (answer.kind !== 'fields') throw new ProblemFault('conflict', 'Choose the side that stands.');
  const { choices, fingerprint } = answer;
  const standsIn: ConflictAnswer['standsIn'] = conflict => {
    const choice = choices[conflict];
    return typeof choice === 'string' ? sides[choice] : choice;
  };
  return { standsIn, fingerprint };
}

async function readInvoiceSides(tx: Tx, tools: BooksTools, problem: StoredProblem): Promise<ShownPair | undefined> {
  const { connectionId, recordId } = problem;
  if (recordId === null) return undefined;
  const invoice = await findCurrent(tx, { connectionId, invoiceId: recordId });
  if (invoice === undefined) return undefined;
  const pair = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const isOpen = problem.cause === 'conflict' && problem.settledAt === null;
  return {
    legs: legsOf(pair),
    mapping: pair.rules.mapping,
    conflicts: isOpen ? conflictsOf(pair) : [],
    chosen: {},
    nameOf: namesIn(pair.setting),
    entryOf: path => entryOf(path, pair.setting),
  };
}

function namesIn(setting: InvoiceSetting): ShownPair['nameOf'] {
  const { termName, taxCodeName } = choiceNames(setting);
  const names: Readonly<Record<string, (id: string) => string>> = {
    term: termName,
    documentTaxCode: taxCodeName,
    taxCode: taxCodeName,
  };
  return (field: string, value: FieldValue) => (typeof value === 'string' ? names[field]?.(value) : undefined);
}
