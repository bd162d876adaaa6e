import type { AuditEntry } from '@tieout/api';
import { z } from 'zod';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Db } from '../store/store.ts';

export interface AuditQuestion {
  readonly workspaceId: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface AuditPage {
  readonly rows: AuditEntry[];
  readonly nextCursor: string | null;
  readonly total: number;
}

const placeShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** What was done in a workspace, newest first. */
export async function listAudit(db: Db, { workspaceId, cursor, limit }: AuditQuestion): Promise<AuditPage> {
  const here = db.selectFrom('audit_entry').where('workspace_id', '=', workspaceId);
  const counted = await here.select(eb => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  const after = cursor === undefined ? undefined : readCursor(cursor, placeShape);
  const page =
    after === undefined
      ? here
      : here.where(eb => eb(eb.refTuple('at', 'id'), '<', eb.tuple(new Date(after[0]), after[1])));
  const rows = await page
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ id, at, actor, action, sentence, address }) => {
      return { id, at: at.toISOString(), actor, action, sentence, address };
    }),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor([last.at.toISOString(), last.id]) : null,
    total: Number(counted.count),
  };
}
