import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Choice, Connection, ImportCategory, ReadinessCheck, WizardStep } from '@tieout/api';
import { recordKinds, type Base, type BooksLife, type Fields, type RecordKind } from '@tieout/sync';
import type { JsonColumn, JsonColumnWithDefault } from './json-column.ts';

/** Rows of `migrations/0003-books.sql`. */
export interface BooksTables {
  readonly connection: ConnectionRow;
  readonly connection_token: ConnectionTokenRow;
  readonly consent: ConsentRow;
  readonly call_count: CallCountRow;
  readonly mirror: MirrorRow;
  readonly link: LinkRow;
  readonly tombstone: TombstoneRow;
  readonly payment_part: PaymentPartRow;
  readonly notification: NotificationRow;
  readonly notification_refusal: NotificationRefusalRow;
}

type Later = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface ConnectionRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly realm_id: string;
  readonly state: Connection['state'];
  readonly company_name: string;
  readonly country: string;
  readonly edition: Generated<string>;
  readonly currency: string;
  readonly time_zone: Generated<string>;
  readonly environment: string;
  readonly app_url: string;
  readonly is_emulated: boolean;
  readonly connected_by: string;
  readonly connected_at: Date;
  readonly disconnected_at: Later;
  readonly wizard_step: Generated<WizardStep>;
  readonly income_account: JsonColumn<Choice> | null;
  readonly is_tax_confirmed: Generated<boolean>;
  readonly preset: Connection['preset'];
  readonly import_kinds: Generated<ImportCategory[]>;
  readonly import_from: string | null;
  readonly watermark: Later;
  readonly read_in_full: Generated<readonly string[]>;
  readonly left_unread: Generated<Readonly<Record<string, LeftUnread>>>;
  readonly last_in_step_at: Later;
  readonly last_notification_at: Later;
  readonly swept_at: Later;
  readonly sweep_pause_seconds: ColumnType<number | null, number | null | undefined, number | null>;
  readonly readiness: JsonColumn<readonly ReadinessCheck[]> | null;
  readonly readiness_at: Later;
  /** Where new records of the workspace go when nobody chose a company. */
  readonly is_default: Generated<boolean>;
}

/** A kind of records that waits to be read; moments as PostgreSQL writes them into JSON. */
export interface LeftUnread {
  /** What changed since may be unknown here; null: it was never read. */
  readonly since: string | null;
  /** When QuickBooks last refused it; null: nobody asked yet. */
  readonly refusedAt: string | null;
}

export interface ConnectionTokenRow {
  readonly connection_id: string;
  readonly sealed: string;
  readonly updated_at: Date;
}

export interface ConsentRow {
  readonly state_hash: Buffer;
  readonly workspace_id: string;
  readonly person_id: string;
  readonly connection_id: string | null;
  readonly return_to: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly used_at: Later;
}

export interface CallCountRow {
  readonly connection_id: string;
  readonly month: string;
  readonly total: Generated<string>;
  readonly metered: Generated<string>;
}

export interface MirrorRow {
  readonly connection_id: string;
  readonly entity: string;
  readonly books_id: string;
  readonly sync_token: string;
  readonly life: BooksLife;
  readonly changed_at: Date;
  readonly observed_at: Date;
  readonly payload: JsonColumn<unknown>;
  readonly fields: JsonColumn<Fields> | null;
  readonly name_key: string | null;
  readonly parent_id: string | null;
  readonly merged_into: ColumnType<string | null, string | null | undefined, string | null>;
}

/** How a link came to be. */
export const linkOrigins = ['imported', 'sent', 'matched', 'chosen', 'restored'] as const;
export type LinkOrigin = (typeof linkOrigins)[number];

/** Refund receipts are linked, and moved by no plan: what takes back a sale follows the rules of credit memos. */
export const linkKinds = [...recordKinds, 'refund-receipt'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface LinkRow {
  readonly connection_id: string;
  readonly kind: LinkKind;
  readonly record_id: string;
  readonly books_id: string;
  readonly workspace_id: string;
  readonly base: JsonColumn<Base>;
  readonly line_ids: JsonColumnWithDefault<Readonly<Record<string, string>>>;
  readonly origin: LinkOrigin;
  readonly linked_by: string;
  readonly linked_at: Date;
  readonly synced_at: Date;
}

export interface TombstoneRow {
  readonly connection_id: string;
  readonly kind: RecordKind;
  readonly books_id: string;
  readonly workspace_id: string;
  readonly record_id: string;
  readonly name: string;
  readonly base: JsonColumn<Base> | null;
  readonly deleted_by: string;
  readonly deleted_at: Date;
}

export interface PaymentPartRow {
  readonly connection_id: string;
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly txn_date: string;
  readonly amount: string;
  readonly method: string | null;
  readonly reference: string | null;
}

export interface NotificationRow {
  readonly id: GeneratedAlways<string>;
  readonly connection_id: string;
  readonly event_key: string;
  readonly entity: string;
  readonly books_id: string;
  readonly operation: string;
  readonly absorbed_id: string | null;
  readonly happened_at: Date;
  readonly received_at: Date;
  readonly worked_at: Later;
}

export interface NotificationRefusalRow {
  readonly reason: string;
  readonly day: string;
  readonly count: Generated<string>;
}
