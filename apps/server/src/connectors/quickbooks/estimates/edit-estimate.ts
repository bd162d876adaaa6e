import type { Estimate, EstimateFields } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Patch } from '../../../records/patch.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { BooksTools } from '../books-tools.ts';
import { editDocument, type OwnChange } from '../sales-documents/edit-document.ts';
import type { PostedDocument } from '../sales-documents/find-posted-document.ts';

export interface EstimateChange {
  readonly id: string;
  /** The version that was read. */
  readonly version: number;
  readonly fields: Patch<EstimateFields>;
}

/** Changes an estimate on both sides (U10). @throws ProblemFault as editDocument */
export async function editEstimate(tools: BooksTools, actor: Actor, change: EstimateChange): Promise<Estimate> {
  const { expirationDate, ...fields } = change.fields;
  await editDocument(tools, actor, {
    ...change,
    kind: 'estimate',
    fields,
    requireEditable,
    ownChange: posted => lastDayChange(posted, expirationDate),
  });
  return readEstimate(tools.db, { workspaceId: actor.workspaceId, id: change.id }, tools.now());
}

const editable: ReadonlySet<string> = new Set(['pending', 'accepted', 'rejected']);

function requireEditable({ document: { state }, isInvoiced }: PostedDocument): void {
  if (isInvoiced)
    throw new ProblemFault('conflict', 'An invoice was made of this estimate. Change the invoice instead.');
  if (editable.has(state)) return;
  throw new ProblemFault('conflict', `An estimate that is ${state} cannot be changed.`);
}

function lastDayChange({ there }: PostedDocument, lastDay: string | null | undefined): OwnChange | undefined {
  const before = 'ExpirationDate' in there ? (there.ExpirationDate ?? null) : null;
  if (lastDay === undefined || lastDay === before) return undefined;
  return {
    body: lastDay === null ? {} : { ExpirationDate: lastDay },
    emptied: lastDay === null ? ['ExpirationDate'] : [],
    changed: { before: { expirationDate: before }, after: { expirationDate: lastDay } },
  };
}
