import type { NewCustomer, NewInvoice, NewItem, NewPayment } from '@tieout/quickbooks';
import type { Fields } from '@tieout/sync';
import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { DocumentRequest } from './document-request.ts';

/**
 * A write to the books as the journal keeps it: all that is needed to send it again, word for word, with the same request id. Plain
 * JSON; decimals are texts.
 */
export type BooksRequest =
  | DocumentRequest
  | { readonly operation: 'create'; readonly entity: 'Customer'; readonly body: NewCustomer }
  | { readonly operation: 'create'; readonly entity: 'Item'; readonly body: NewItem }
  | {
      readonly operation: 'create';
      readonly entity: 'Invoice';
      readonly body: NewInvoice;
      /** Ids of our lines in the order in which they are sent. */
      readonly lineIds: readonly string[];
    }
  | {
      readonly operation: 'update';
      readonly entity: 'Invoice';
      readonly id: string;
      readonly syncToken: string;
      /** Sparse: what is left out stays as it is. Else it is emptied. */
      readonly isSparse: boolean;
      readonly body: Partial<NewInvoice>;
      /** What the body says in neutral fields: agreed once QuickBooks has taken it. */
      readonly sent: Fields;
      /** What the two sides agree on then. */
      readonly plannedBase: Fields;
      /** What changes there, in neutral fields, for the journal. Absent in writes of older versions. */
      readonly changed?: { readonly before: Fields; readonly after: Fields };
    }
  | { readonly operation: 'send'; readonly entity: 'Invoice'; readonly id: string; readonly sendTo: string }
  | { readonly operation: 'create'; readonly entity: 'Payment'; readonly body: NewPayment }
  | {
      readonly operation: 'void' | 'delete';
      readonly entity: 'Invoice' | 'Payment';
      readonly id: string;
      readonly syncToken: string;
    };

/** What is written, for the journal and its readers. */
export interface BooksIntent {
  readonly recordKind: 'customer' | 'item' | 'invoice' | 'payment' | SalesDocumentKind;
  readonly recordId: string;
  readonly name: string;
  readonly by: string;
  readonly request: BooksRequest;
}
