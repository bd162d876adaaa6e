import type { Actor } from '../call.ts';
import type { Company } from '../company.ts';
import type { BooksRecord, Draft, JsonObject } from '../json.ts';
import type { Fields } from '../schema/field.ts';
import type { EntityName } from './entity-name.ts';

/** Circumstances of one write, handed to the hooks of an entity. */
export interface WriteContext {
  readonly company: Company;
  /** `sparse` is an update with `sparse:true`; `update` replaces every writable field. */
  readonly verb: 'create' | 'update' | 'sparse' | 'delete' | 'void' | 'send';
  /** Switches of `?include=`, lower-cased: `allowduplicatedocnum`, `void` … */
  readonly include: ReadonlySet<string>;
  /** Instant of the write, epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  /** What the caller sent, parsed and checked against the schema, before merging; empty for delete, void and send. */
  readonly sent: JsonObject;
  /** Paths of fields that the caller sent empty, to clear them. */
  readonly cleared?: readonly string[];
  /** `?sendTo=` of a send. */
  readonly sendTo?: string | undefined;
}

/** How the API voids this entity; the odd ones are recorded behaviour (protocol.md §2.5). */
export type VoidManner =
  | 'operation' // ?operation=void
  | 'include' // ?operation=update&include=void
  | 'both'
  | 'unsupported' // fault 500 "Operation void is not supported."
  | 'crash' // Bill: HTTP 200 with SystemFault 10000
  | 'silent'; // JournalEntry: HTTP 200 with an empty batch answer, nothing changes

/** Names that must be unique. */
export interface UniqueName {
  /** The property that holds the name: `DisplayName`, `Name`. */
  readonly property: string;
  /**
   * Entities with the same scope share one name space: customers, vendors and employees do.
   * `level`: unique below the same parent.
   */
  readonly scope: 'names' | 'entity' | 'level';
  /** Recorded: an inactive currency keeps its code; everything else gets ` (deleted)`. */
  readonly keptWhenInactive?: true;
}

/**
 * What an entity folder supplies. The kernel does the rest: ids, SyncTokens, metadata, unknown and missing
 * fields, reference checks and names, full and sparse merging, uniqueness, deactivation, the change feed.
 *
 * Order of a create: parse against `fields` → references → `prepareCreate` → unique name → store → `afterSave`.
 * Everything a hook throws undoes the whole call.
 */
export interface EntityDefinition {
  readonly name: EntityName;
  /** Last part of the URL: `creditmemo`. */
  readonly path: string;
  readonly kind: 'list' | 'transaction' | 'singleton';
  /** Own fields; the common ones (Id, SyncToken, MetaData, sparse …) are added by the kernel. */
  readonly fields: Fields;
  /** Properties beside these that Intuit's schema gives it: taken from callers and dropped. */
  readonly schemaKeys?: readonly string[];
  /** Which writes the API offers; anything else is fault 500 "Unsupported Operation". */
  readonly offers: {
    readonly create?: true;
    readonly update?: true;
    readonly delete?: true;
    readonly void?: VoidManner;
    readonly send?: true;
    readonly pdf?: true;
  };
  readonly uniqueName?: UniqueName;
  /** Word of fault 2500 for unknown ids: `Names`, `Accounts`, `Items`, `Klasses` (entities.md §3.2). */
  readonly referenceWord?: string;
  /** Order of a query without ORDERBY (entities.md §1). */
  readonly defaultOrder: 'name' | 'updated-descending' | 'id-descending' | 'id';
  /** Its queries tell `totalCount` beside `maxResults` where all fit on the page; of others they never do (recorded). */
  readonly tellsTotal?: true;
  /** Not in the change feed (protocol.md §4). */
  readonly withoutChangeFeed?: true;
  /** Fields computed when the record is read, such as Account.CurrentBalance; they are never stored. */
  readonly compute?: (record: BooksRecord, company: Company) => JsonObject;

  /** Defaults, business rules and computed fields of a new record. May assign top-level fields of the draft. */
  readonly prepareCreate?: (draft: Draft, context: WriteContext) => void;
  /** The same for an update, after merging; `previous` is the stored record. */
  readonly prepareUpdate?: (draft: Draft, previous: BooksRecord, context: WriteContext) => void;
  /** Refuses a delete, or loosens links first. */
  readonly prepareDelete?: (previous: BooksRecord, context: WriteContext) => void;
  /** Turns the draft, a copy of the stored record, into its voided form. */
  readonly prepareVoid?: (draft: Draft, previous: BooksRecord, context: WriteContext) => void;
  /** Sets delivery fields before a send counts as done. */
  readonly prepareSend?: (draft: Draft, previous: BooksRecord, context: WriteContext) => void;
  /** Effects on other records: postings, balances, links, quantities. Called for every write, also void and send. */
  readonly afterSave?: (saved: BooksRecord, previous: BooksRecord | undefined, context: WriteContext) => void;
  /** Effects of a delete, after the record is gone. */
  readonly afterDelete?: (previous: BooksRecord, context: WriteContext) => void;
}
