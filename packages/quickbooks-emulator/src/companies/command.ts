import type { BooksAnswer, BooksCall, UploadedFile } from '../books/call.ts';
import type { Company } from '../books/company.ts';
import type { JsonObject } from '../books/json.ts';
import { withSwitches } from '../books/switches.ts';
import type { Books, BulkOrder, MergeOrder } from './books-port.ts';

/** Everything that can change a company. Played again from the same state at the same instants, it has the same effect. */
export type Command =
  | { readonly kind: 'call'; readonly call: BooksCall }
  | { readonly kind: 'upload'; readonly call: BooksCall; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'generate'; readonly order: BulkOrder }
  | { readonly kind: 'merge'; readonly order: MergeOrder }
  | { readonly kind: 'switches'; readonly patch: JsonObject }
  | { readonly kind: 'read-only'; readonly isReadOnly: boolean };

export type CommandResult =
  | { readonly kind: 'answer'; readonly answer: BooksAnswer }
  | { readonly kind: 'generated'; readonly counts: JsonObject }
  | { readonly kind: 'done' };

const DONE: CommandResult = { kind: 'done' };

export function runCommand(company: Company, command: Command, books: Books): CommandResult {
  switch (command.kind) {
    case 'call':
      return { kind: 'answer', answer: books.answer(company, command.call) };
    case 'upload':
      return { kind: 'answer', answer: books.upload(company, command.call, command.files) };
    case 'generate':
      return { kind: 'generated', counts: books.generate(company, command.order) };
    case 'merge':
      books.merge(company, command.order);
      return DONE;
    case 'switches':
      company.switches = withSwitches(company.switches, command.patch);
      return DONE;
    case 'read-only':
      company.readOnly = command.isReadOnly;
      return DONE;
  }
}

/** Operations that only look. */
const READS = new Set(['read', 'query', 'cdc', 'report', 'pdf', 'download']);

/** Refused calls are undone as a whole, so only a batch can have changed something behind a fault. */
export function mayChangeBooks(command: Command, result: CommandResult): boolean {
  if (command.kind !== 'call' || result.kind !== 'answer') return true;
  const { operation, faulted } = result.answer;
  if (command.call.method !== 'POST' || (operation !== undefined && READS.has(operation))) return false;
  return !faulted || operation === 'batch';
}
