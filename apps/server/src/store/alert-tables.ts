import type { ColumnType } from 'kysely';
import type { AlertCause } from '@tieout/api';

/** Rows of `migrations/0022-alerts.sql`. */
export interface AlertTables {
  readonly alert: AlertRow;
  readonly alert_seen: AlertSeenRow;
  readonly alert_setting: AlertSettingRow;
}

export interface AlertRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly cause: AlertCause;
  readonly sentence: string;
  readonly opened_at: Date;
  readonly closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface AlertSeenRow {
  readonly alert_id: string;
  readonly person_id: string;
  readonly seen_at: Date;
}

export interface AlertSettingRow {
  readonly workspace_id: string;
  readonly person_id: string;
  readonly cause: AlertCause;
  readonly in_app: boolean;
  readonly by_mail: boolean;
}
