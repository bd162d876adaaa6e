import { createTieOut, listTieOuts, type Connection, type TieOutRun } from '@tieout/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';

/** Runs that can be chosen from: a good month of nights. */
const runsShown = 40;
const runningPollMs = 1_500;

/** The tie-outs of a connection and the one that is looked at: the newest unless the address names another. */
export function useTieOuts(connection: Connection) {
  const search = useSearch({ from: '/app/quickbooks/tie-out' });
  const found = useRead(
    listTieOuts,
    { query: { connectionId: connection.id, limit: runsShown } },
    { refetchMs: answer => (answer?.rows[0]?.state === 'running' ? runningPollMs : false) },
  );
  const rows: readonly TieOutRun[] | undefined = found.data?.rows;
  const current = rows?.find(({ id }) => id === search.run) ?? rows?.[0];
  return { rows, current, error: found.error, refetch: found.refetch };
}

/** Starts a comparison: with our copy of the books, or with the books themselves, read anew. */
export function useCompare(connection: Connection) {
  const navigate = useNavigate();
  const starting = useCommand(createTieOut, {
    touches: ['tie-outs'],
    onDone: () => navigate({ to: '/quickbooks/tie-out', search: {} }),
  });
  return {
    isPending: starting.isPending,
    fault: starting.fault,
    compare: (source: TieOutRun['source']) => starting.send({ body: { connectionId: connection.id, source } }),
  };
}
