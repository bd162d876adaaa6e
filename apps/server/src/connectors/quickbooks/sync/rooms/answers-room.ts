import { noAnswers, type AnswerBook, type PairKey } from '@tieout/sync';
import { sql, type RawBuilder } from 'kysely';
import type { RoomContext } from './room-context.ts';

/** What people answered about the pairs of one connection. */
export const answersRoom = ({ tx, company }: RoomContext): AnswerBook => ({
  find: async key => {
    const row = await tx
      .selectFrom('pair_answer')
      .select('answers')
      .where('connection_id', '=', company.connectionId)
      .where('kind', '=', key.kind)
      .where(isAbout(key))
      .executeTakeFirst();
    return row?.answers ?? noAnswers;
  },
  clear: async key => {
    await tx
      .deleteFrom('pair_answer')
      .where('connection_id', '=', company.connectionId)
      .where('kind', '=', key.kind)
      .where(isAbout(key))
      .execute();
  },
});

/** An answer was given about the ids that were known then; the pair may have another one by now. */
const isAbout = ({ workspaceId, booksId }: PairKey): RawBuilder<boolean> =>
  sql<boolean>`(record_id = ${workspaceId}::uuid or books_id = ${booksId}::text)`;
