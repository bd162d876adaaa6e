import type { BooksRecord, JsonObject } from './json.ts';
import type { EntityName } from './entities/entity-name.ts';

/** Who calls: the app, and the person whose consent it uses. QuickBooks names that person in stale-object faults. */
export interface Actor {
  readonly clientId?: string;
  /** As shown in faults; API writers are called "API API" (protocol.md §2.8). */
  readonly userName: string;
}

/** One call under `/v3/company/{realmId}`, already authorised and within its limits. */
export interface BooksCall {
  readonly method: string;
  /** Path segments after `/v3/company/{realmId}`, percent-decoded: `['invoice', '145', 'pdf']`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** The Accept header; answers are XML unless it names JSON (protocol.md §2.3). */
  readonly accept?: string | undefined;
  readonly contentType?: string | undefined;
  readonly body: Uint8Array;
  readonly actor: Actor;
  /** Origin of the emulator, `http://127.0.0.1:4010`, for links inside answers. */
  readonly origin: string;
  /** Items of a batch that faults on demand keep from running. */
  readonly struckItems?: readonly StruckItem[];
}

/** An item of a batch by its place, and what it answers under `Fault` instead of running. */
export interface StruckItem {
  readonly index: number;
  readonly fault: JsonObject;
}

/** What happened to a record, as webhooks call it (protocol.md §6.3). */
export type ChangeOperation = 'Create' | 'Update' | 'Delete' | 'Merge' | 'Void' | 'Emailed';

/** What the caller did, for the request journal and fault matching. */
export type CallOperation =
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'void'
  | 'send'
  | 'pdf'
  | 'query'
  | 'cdc'
  | 'batch'
  | 'report'
  | 'upload'
  | 'download';

interface AnswerFacts {
  readonly status: number;
  readonly entity?: EntityName | undefined;
  readonly operation?: CallOperation | undefined;
  /** CorePlus calls this answer costs: reads, queries, CDC, reports; each such item of a batch (protocol.md §7.1). */
  readonly metered: number;
  /** Whether the body is a Fault, which can also come with status 200. */
  readonly faulted: boolean;
}

/** An answer whose body is ready. */
export interface BodyAnswer extends AnswerFacts {
  readonly kind: 'body';
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

/** A call for a PDF: the pipeline renders the record and sends it as `application/pdf`. */
export interface PdfAnswer extends AnswerFacts {
  readonly kind: 'pdf';
  readonly entity: EntityName;
  readonly record: BooksRecord;
}

/** What the books answer to a call. */
export type BooksAnswer = BodyAnswer | PdfAnswer;

/** One file of a multipart `/upload`: the metadata part beside its content part (protocol.md §2.9). */
export interface UploadedFile {
  /** JSON text of the `file_metadata_NN` part, if there was one. */
  readonly metadata?: string | undefined;
  /** The `file_content_NN` part, if there was one, base64 already decoded. */
  readonly content?:
    { readonly bytes: Uint8Array; readonly fileName: string; readonly contentType: string } | undefined;
}
