import { listConnections, type Connection } from '@tieout/api';
import { useRead } from '../../api/reads.ts';

/** Where the workspace stands with QuickBooks. */
export type Standing =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' | 'active' | 'needs-reconnect' | 'frozen'; readonly connection: Connection };

const rank = { active: 0, 'needs-reconnect': 1, connecting: 2, disconnected: 3 } as const;

/** The connection that counts: a living one before a frozen one, the newest of the frozen. */
export function standingOf(connections: readonly Connection[] | undefined): Standing {
  if (connections === undefined) return { kind: 'unknown' };
  const [first] = [...connections].sort(
    (a, b) => rank[a.state] - rank[b.state] || b.connectedAt.localeCompare(a.connectedAt),
  );
  if (first === undefined) return { kind: 'none' };
  return { kind: first.state === 'disconnected' ? 'frozen' : first.state, connection: first };
}

/** How the workspace stands with QuickBooks now. */
export function useStanding(): Standing {
  return standingOf(useRead(listConnections, {}).data?.rows);
}

/** The connection that writes go through, where there is one. */
export function liveConnectionOf(standing: Standing): Connection | undefined {
  return standing.kind === 'active' || standing.kind === 'needs-reconnect' || standing.kind === 'connecting'
    ? standing.connection
    : undefined;
}
