import { isQuickBooksFault, type QuickBooksFault } from '@tieout/quickbooks';
import { closeProblems, openProblem } from '../../../../problems/open-problem.ts';
import type { TaskContext } from '../../../../queue/task.ts';
import { problemOf } from '../../call-books.ts';
import { connectionTroubles, findFollowed, type FollowedConnection } from './followed-connection.ts';
import type { LiveTools } from './live-tools.ts';

interface Attempted {
  readonly connectionId: string;
  readonly context: TaskContext;
}

/**
 * Does work on a connection that asks QuickBooks, none while it is off or its tokens are dead, and meets what goes wrong by its class.
 * Dead tokens: the connection says so, the work waits for the person who connects again. QuickBooks away or throttling: told where people
 * look, and thrown, so that it is tried again. Nothing that was notified is lost either way.
 */
export async function meetFaults(
  tools: LiveTools,
  { connectionId, context }: Attempted,
  work: (connection: FollowedConnection) => Promise<void>,
): Promise<void> {
  const found = await findFollowed(tools.db, connectionId);
  if (found === undefined) return;
  try {
    await work(found);
  } catch (error) {
    if (context.signal.aborted || !isQuickBooksFault(error)) throw error;
    const connection = await findFollowed(tools.db, connectionId);
    // Needs a person by now, or was disconnected: what waits is worked off when the connection is on again.
    if (connection === undefined || needsPerson(error)) return tellDeadTokens(tools, connectionId);
    await tellAway(tools, connection, error);
    throw error;
  }
  const over = { recordId: connectionId, how: 'QuickBooks answers again', causes: connectionTroubles };
  if (found.hasTrouble) await closeProblems(tools.db, tools, over);
}

const needsPerson = ({ kind }: QuickBooksFault): boolean => kind === 'reconnect' || kind === 'unauthorised';

// The client's own word marks the connection at the same moment as this is told: it may still read as active.
async function tellDeadTokens(tools: LiveTools, connectionId: string): Promise<void> {
  const row = await tools.db
    .selectFrom('connection')
    .select(['workspace_id', 'company_name'])
    .where('id', '=', connectionId)
    .where('state', 'in', ['needs-reconnect', 'active'])
    .executeTakeFirst();
  if (row === undefined) return;
  await openProblem(tools.db, tools, {
    workspaceId: row.workspace_id,
    connectionId,
    cause: 'reconnect-needed',
    recordKind: 'connection',
    recordId: connectionId,
    booksId: null,
    recordName: row.company_name,
    sentence: `QuickBooks no longer lets us into ${row.company_name}. Connect again; what changed meanwhile is fetched then.`,
    cures: ['reconnect'],
  });
}

async function tellAway(tools: LiveTools, connection: FollowedConnection, fault: QuickBooksFault): Promise<void> {
  await openProblem(tools.db, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    cause: 'quickbooks-unavailable',
    recordKind: 'connection',
    recordId: connection.id,
    booksId: null,
    recordName: connection.companyName,
    sentence: `${problemOf(fault, connection.companyName).message} What changed there is fetched as soon as it answers.`,
    cures: [],
  });
}
