import type { EntityName } from '../entities/entity-name.ts';
import type { Draft } from '../json.ts';

/** A reference met while parsing, to be checked and named. `holder` is fresh, so its name may be set in place. */
export interface PendingReference {
  readonly holder: Draft;
  readonly to: EntityName;
  readonly named: boolean;
  readonly path: string;
}

/** A body that satisfies its schema. Everything in it is freshly made. */
export interface ParsedBody {
  readonly draft: Draft;
  readonly references: readonly PendingReference[];
  /** Paths of fields sent empty, which clears them: `Notes`, `AccountingInfoPrefs.BookCloseDate`. */
  readonly cleared: readonly string[];
}
