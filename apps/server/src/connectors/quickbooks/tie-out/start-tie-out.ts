import type { TieOutRun } from '@tieout/api';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { getWorkingConnection } from '../connection/working-connection.ts';
import { readConnection } from '../connection/read-connection.ts';
import { connectionQueue } from '../plan-limits.ts';
import { readTieOut } from './tie-out-answer.ts';

declare module '../../../queue/task.ts' {
  interface TaskPayloads {
    /** Compares both sides to the cent. */
    'books.tie-out': { readonly tieOutId: string };
  }
}

const attemptsMax = 5;

export interface TieOutOrder {
  readonly connectionId: string;
  readonly source: TieOutRun['source'];
}

/**
 * Orders a comparison. Reading the books anew waits its turn with the other work on the connection; comparing with the mirror does not.
 * @throws ProblemFault `not-found`; `not-connected` or `reconnect-needed` where the books are to be read
 */
export async function startTieOut(tools: BooksTools, actor: Actor, order: TieOutOrder): Promise<TieOutRun> {
  const { connectionId, source } = order;
  const key = { workspaceId: actor.workspaceId, id: connectionId };
  await readConnection(tools.db, key, tools.now());
  if (source === 'books') await getWorkingConnection(tools.db, key);
  const id = tools.newId();
  await tools.db.transaction().execute(async tx => {
    await tx
      .insertInto('tie_out_run')
      .values({
        id,
        workspace_id: actor.workspaceId,
        connection_id: connectionId,
        source,
        state: 'running',
        progress_sentence: 'Waiting for its turn',
        started_by: actor.name,
        started_at: tools.now(),
      })
      .execute();
    await tools.enqueue(tx, {
      name: 'books.tie-out',
      payload: { tieOutId: id },
      attemptsMax,
      ...(source === 'books' && { queueName: connectionQueue(connectionId) }),
    });
    await tools.announce(tx, { workspaceId: actor.workspaceId, topic: 'tie-out', id });
  });
  return readTieOut(tools.db, { workspaceId: actor.workspaceId, id });
}
