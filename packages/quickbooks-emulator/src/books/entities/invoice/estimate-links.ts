import type { Company } from '../../company.ts';
import { notEmulated } from '../../faults/faults.ts';
import { objectsAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../../json.ts';
import { unlinkableTransactionFault } from '../../transactions/transaction-faults.ts';
import { amendRecord } from '../../write/amend-record.ts';
import type { WriteContext } from '../entity-definition.ts';
import { getDefinition } from '../registry.ts';

const OPEN_STATUSES: ReadonlySet<string> = new Set(['Pending', 'Accepted']);

/**
 * The estimates that an invoice was made from, as its LinkedTxn names them on the form or on a line. Links to closed or
 * rejected estimates are ignored, one that does not exist is refused; any other kind of link is not the caller's to
 * make (entities.md §2.3, §2.6).
 */
export function settleEstimateLinks(draft: Draft, previous: BooksRecord | undefined, { company }: WriteContext): void {
  if (linksIn(draft).some(link => textAt(link, 'TxnType') === 'TimeActivity')) {
    throw notEmulated('links from invoices to time activities');
  }
  const before = new Set(previous === undefined ? [] : estimatesOf(previous));
  const wanted = estimatesIn(draft).filter(id => before.has(id) || isOpenEstimate(company, id));
  draft['LinkedTxn'] = wanted.map(id => ({ TxnId: id, TxnType: 'Estimate' }));
}

/** The estimates that a stored invoice is linked to. */
export function estimatesOf(invoice: BooksRecord): string[] {
  return idsOfEstimates(objectsAt(invoice, 'LinkedTxn'));
}

/** Closes estimates that an invoice has come to name and opens again those that it names no more. */
export function followEstimateLinks(company: Company, invoiceId: string, versions: LinkVersions): void {
  const [before, after] = [versions.previous, versions.saved].map(record => (record ? estimatesOf(record) : []));
  for (const id of after ?? []) if (!before?.includes(id)) closeEstimate(company, id, invoiceId);
  for (const id of before ?? []) if (!after?.includes(id)) reopenEstimate(company, id, invoiceId);
}

/** Two versions of an invoice; `saved` is undefined once it is deleted. */
export interface LinkVersions {
  readonly saved: BooksRecord | undefined;
  readonly previous: BooksRecord | undefined;
}

function estimatesIn(draft: Draft): string[] {
  return [...new Set(idsOfEstimates(linksIn(draft)))];
}

function linksIn(draft: Draft): readonly JsonObject[] {
  const onLines = objectsAt(draft, 'Line').flatMap(line => objectsAt(line, 'LinkedTxn'));
  return [...objectsAt(draft, 'LinkedTxn'), ...onLines];
}

function idsOfEstimates(links: readonly JsonObject[]): string[] {
  return links.flatMap(link => {
    const id = textAt(link, 'TxnId');
    return textAt(link, 'TxnType') === 'Estimate' && id !== undefined ? [id] : [];
  });
}

function isOpenEstimate(company: Company, id: string): boolean {
  const estimate = company.table('Estimate').record(id);
  if (estimate === undefined) throw unlinkableTransactionFault('Estimate', id);
  return OPEN_STATUSES.has(textAt(estimate, 'TxnStatus') ?? 'Pending');
}

function closeEstimate(company: Company, id: string, invoiceId: string): void {
  const estimate = company.table('Estimate').record(id);
  if (estimate === undefined) return;
  const links = [...objectsAt(estimate, 'LinkedTxn'), { TxnId: invoiceId, TxnType: 'Invoice' }];
  amendRecord(company, getDefinition('Estimate'), {
    id,
    changes: { TxnStatus: 'Closed', LinkedTxn: links },
    touches: true,
  });
}

/** Without its invoice an estimate is open again; that it was accepted is still known by the acceptance fields. */
function reopenEstimate(company: Company, id: string, invoiceId: string): void {
  const estimate = company.table('Estimate').record(id);
  if (estimate === undefined) return;
  const links = objectsAt(estimate, 'LinkedTxn').filter(link => textAt(link, 'TxnId') !== invoiceId);
  const wasAccepted = estimate['AcceptedDate'] !== undefined || estimate['AcceptedBy'] !== undefined;
  const status = links.length > 0 ? 'Closed' : wasAccepted ? 'Accepted' : 'Pending';
  amendRecord(company, getDefinition('Estimate'), {
    id,
    changes: { TxnStatus: status, LinkedTxn: links },
    touches: true,
  });
}
