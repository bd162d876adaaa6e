import type { Connection } from '../world/connection.ts';
import { holds } from './violation.ts';

/** What must hold at every moment, also in the middle of trouble. */
export function checkAlways({ store: { state } }: Connection): void {
  const seen = new Set<string>();
  for (const { kind, booksId, workspaceId } of state.links.values()) {
    const there = `${kind}:${booksId}`;
    holds(1, !seen.has(there), () => `${there} has two links`);
    seen.add(there);
    holds(
      1,
      state.records.has(`${kind}:${workspaceId}`),
      () => `${there} is linked to ${workspaceId}, which does not exist`,
    );
    holds(4, !state.tombstones.has(there), () => `${there} is buried and linked`);
  }
}

/** State and number of calls: equal before and after whatever must not write. */
export const fingerprint = ({ store: { state } }: Connection, calls: number): string =>
  JSON.stringify([calls, ...Object.values(state).map((map: ReadonlyMap<string, unknown>) => [...map])]);
