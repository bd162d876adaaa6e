import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { DocumentEntity } from '../write/document-request.ts';

/** What QuickBooks calls each kind. */
export const entityOfKind = {
  estimate: 'Estimate',
  'credit-memo': 'CreditMemo',
} as const satisfies Readonly<Record<SalesDocumentKind, DocumentEntity>>;

/** The kinds, in the order in which they are brought here. */
export const salesDocumentKinds = Object.keys(entityOfKind) as readonly SalesDocumentKind[];

const kindOfEntity: Readonly<Record<DocumentEntity, SalesDocumentKind>> = {
  Estimate: 'estimate',
  CreditMemo: 'credit-memo',
};

/** Whether QuickBooks' kind of record is one of these. */
export const isDocumentEntity = (entity: string): entity is DocumentEntity => entity in kindOfEntity;

/** What we call a kind of QuickBooks. */
export const kindOf = (entity: DocumentEntity): SalesDocumentKind => kindOfEntity[entity];
