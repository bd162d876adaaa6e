import type { RecordKind } from '@tieout/sync';
import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { DocumentEntity } from '../write/document-request.ts';

/** What QuickBooks calls each kind. */
export const entityOfKind = {
  estimate: 'Estimate',
  'credit-memo': 'CreditMemo',
  'refund-receipt': 'RefundReceipt',
} as const satisfies Readonly<Record<SalesDocumentKind, DocumentEntity>>;

const kindOfEntity: Readonly<Record<DocumentEntity, SalesDocumentKind>> = {
  Estimate: 'estimate',
  CreditMemo: 'credit-memo',
  RefundReceipt: 'refund-receipt',
};

/** In the order in which they are brought here. */
export const documentEntities = [
  'Estimate',
  'CreditMemo',
  'RefundReceipt',
] as const satisfies readonly DocumentEntity[];

/** Whether QuickBooks' kind of record is one of these. */
export const isDocumentEntity = (entity: string): entity is DocumentEntity => entity in kindOfEntity;

/** What we call a kind of QuickBooks. */
export const kindOf = (entity: DocumentEntity): SalesDocumentKind => kindOfEntity[entity];

type RuledKind = Extract<RecordKind, SalesDocumentKind>;

/** Whose mapping and rules hold for a kind: a refund receipt takes back a sale as a credit memo does. */
export const ruledAs = (kind: SalesDocumentKind): RuledKind => (kind === 'refund-receipt' ? 'credit-memo' : kind);
