import type { PeopleTables } from './people-tables.ts';

/** Every table by name. Each area keeps its row types in a file of its own, beside the migration of the same name. */
export interface Tables extends PeopleTables {}
