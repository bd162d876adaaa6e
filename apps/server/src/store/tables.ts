import type { AlertTables } from './alert-tables.ts';
import type { BooksTables } from './books-tables.ts';
import type { ConfigurationTables } from './configuration-tables.ts';
import type { HistoryTables } from './history-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { PlanTables } from './plan-tables.ts';
import type { RecordTables } from './record-tables.ts';
import type { SyncTables } from './sync-tables.ts';
import type { TieOutTables } from './tie-out-tables.ts';
import type { WorkerTables } from './worker-tables.ts';

/** Every table by name. Each area keeps its row types in a file of its own, beside the migration of the same name. */
export interface Tables
  extends
    PeopleTables,
    RecordTables,
    BooksTables,
    PlanTables,
    SyncTables,
    WorkerTables,
    ConfigurationTables,
    TieOutTables,
    HistoryTables,
    AlertTables {}
