import type { CreditMemo, CreditMemoFields } from '@tieout/api';
import { compare, currency, decimal, formatMoney, isZero, money } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Patch } from '../../../records/patch.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readCreditMemo } from '../../../records/sales-documents/read-credit-memo.ts';
import type { BooksTools } from '../books-tools.ts';
import { editDocument } from '../sales-documents/edit-document.ts';
import type { PostedDocument } from '../sales-documents/find-posted-document.ts';
import type { PreparedDocument } from '../sales-documents/prepare-document.ts';
import { appliedOf } from './applied-of.ts';

export interface CreditMemoChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<CreditMemoFields>;
}

/** Changes a credit memo on both sides (U12). @throws ProblemFault as editDocument */
export async function editCreditMemo(tools: BooksTools, actor: Actor, change: CreditMemoChange): Promise<CreditMemo> {
  await editDocument(tools, actor, { ...change, kind: 'credit-memo', requireEditable, requireResult });
  return readCreditMemo(tools.db, { workspaceId: actor.workspaceId, id: change.id }, tools.now());
}

function requireEditable({ document: { state } }: PostedDocument): void {
  if (state === 'open' || state === 'applied') return;
  throw new ProblemFault('conflict', `A credit memo that is ${state} cannot be changed.`);
}

/** What invoices live on stays theirs: QuickBooks keeps customer and amount of a credit that is applied. */
function requireResult({ document }: PostedDocument, { fields, figures }: PreparedDocument): void {
  const applied = appliedOf(document);
  if (isZero(applied)) return;
  const shown = formatMoney(money(applied, currency(document.currency)), 'en-US');
  if (fields.customerId !== document.customerId)
    throw refuse('customerId', `${shown} of it is applied to this customer’s invoices.`);
  const { total, isEstimate } = figures.totals;
  // Where QuickBooks computes the tax itself, it says whether the rest is enough.
  if (isEstimate || compare(decimal(total), applied) >= 0) return;
  throw refuse('lines', `${shown} of it is applied to invoices: it cannot become less than that.`);
}

const refuse = (path: string, message: string): ProblemFault =>
  new ProblemFault('not-ready', `${message} Nothing was written.`, { fields: [{ path, message }] });
