import type { Connection } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import { selectConnections } from './connection-answer.ts';

/** One connection of a workspace. @throws ProblemFault `not-found` */
export async function readConnection(db: Db, key: RecordKey, now: Date): Promise<Connection> {
  const [found] = await selectConnections(db, key, now);
  if (found === undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  return found;
}
