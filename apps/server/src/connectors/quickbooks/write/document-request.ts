import type { DocumentTotals } from '@tieout/domain';
import type { NewEntity } from '@tieout/quickbooks';
import type { Fields } from '@tieout/sync';

/** What QuickBooks calls the sales documents that are written while a person waits. */
export type DocumentEntity = 'Estimate' | 'CreditMemo' | 'RefundReceipt';

type RequestFor<Entity extends DocumentEntity> =
  | {
      readonly operation: 'create';
      readonly entity: Entity;
      readonly body: NewEntity<Entity>;
      /** What QuickBooks' figures are compared with, to the cent. */
      readonly predicted: DocumentTotals;
    }
  | {
      readonly operation: 'update';
      readonly entity: Entity;
      readonly id: string;
      readonly syncToken: string;
      /** Sparse: what is left out stays as it is. Else it is emptied. */
      readonly isSparse: boolean;
      readonly body: Partial<NewEntity<Entity>>;
      /** What the timeline says once QuickBooks has taken it. */
      readonly story: string;
      /** What changes, in neutral fields, for the journal. */
      readonly changed: { readonly before: Fields; readonly after: Fields };
      /** Null where no figure changes. */
      readonly predicted: DocumentTotals | null;
    }
  | { readonly operation: 'delete'; readonly entity: Entity; readonly id: string; readonly syncToken: string };

/** A write of such a document, as the journal keeps it. */
export type DocumentRequest = { readonly [Entity in DocumentEntity]: RequestFor<Entity> }[DocumentEntity];
