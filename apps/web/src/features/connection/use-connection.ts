import { listConnections, type Connection } from '@tieout/api';
import { use } from 'react';
import { useRead } from '../../api/reads.ts';
import { CompanyScope, useCompanyLookedAt } from './company-scope.ts';

/** Where the workspace stands with QuickBooks. */
export type Standing =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' | 'active' | 'needs-reconnect' | 'frozen'; readonly connection: Connection };

const rank = { active: 0, 'needs-reconnect': 1, connecting: 2, disconnected: 3 } as const;

/** The connection that is asked for; else the one that counts: the default one, else the newest of the frozen. */
export function standingOf(connections: readonly Connection[] | undefined, wanted?: string | null): Standing {
  if (connections === undefined) return { kind: 'unknown' };
  const [best] = [...connections].sort(
    (a, b) =>
      Number(b.isDefault) - Number(a.isDefault) ||
      rank[a.state] - rank[b.state] ||
      b.connectedAt.localeCompare(a.connectedAt),
  );
  const asked = wanted ? connections.find(({ id }) => id === wanted) : undefined;
  const first = asked ?? best;
  if (first === undefined) return { kind: 'none' };
  return { kind: first.state === 'disconnected' ? 'frozen' : first.state, connection: first };
}

/** All companies of the workspace, connected or not. */
export const useConnections = (): readonly Connection[] | undefined => useRead(listConnections, {}).data?.rows;

/** The companies that are on. People are asked which one only where there are several. */
export const useCompaniesOn = (): readonly Connection[] =>
  (useConnections() ?? []).filter(({ state }) => state !== 'disconnected');

/** How the workspace stands with the company that this part of the page is about, else with the one that is looked at. */
export function useStanding(): Standing {
  const scope = use(CompanyScope);
  const [lookedAt] = useCompanyLookedAt();
  return standingOf(useConnections(), scope ?? lookedAt);
}

/** How it stands with the company that a record belongs to; with the default one while it belongs to none. */
export const useStandingOf = (companyId: string | null | undefined): Standing =>
  standingOf(useConnections(), companyId);

/** For lists of what happened or waits: one company where there are several, else all there is. */
export function useCompanyFilter(): { readonly connectionId?: string } {
  const standing = useStanding();
  const isOne = useCompaniesOn().length < 2;
  return isOne || standing.kind === 'unknown' || standing.kind === 'none'
    ? {}
    : { connectionId: standing.connection.id };
}

/** The connection that writes go through, where there is one. */
export function liveConnectionOf(standing: Standing): Connection | undefined {
  return standing.kind === 'active' || standing.kind === 'needs-reconnect' || standing.kind === 'connecting'
    ? standing.connection
    : undefined;
}
