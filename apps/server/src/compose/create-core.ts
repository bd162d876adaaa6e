import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Core } from '../server-core.ts';
import { announce } from '../events/announce.ts';
import { createIdSource } from '../ids/new-id.ts';
import type { Log } from '../logs/create-log.ts';
import { createMailer } from '../mail/mailer.ts';
import { enqueue } from '../queue/enqueue.ts';
import { assertKey } from '../secrets/assert-key.ts';
import { loadSecretKeys } from '../secrets/load-secret-keys.ts';
import { createSecretBox } from '../secrets/secret-box.ts';
import type { Settings } from '../settings/read-settings.ts';
import { createPreparedDb } from '../store/prepared-db.ts';
import { createDb } from '../store/store.ts';

export interface CreateCoreOptions {
  readonly settings: Settings;
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly clock?: () => Date;
}

const tokenBytes = 32;

/** Wires what all areas share. The real clock and randomness enter here and nowhere else. */
export async function createCore({ settings, pool, log, clock = () => new Date() }: CreateCoreOptions): Promise<Core> {
  const keys = await loadSecretKeys({ given: settings.TIEOUT_SECRET_KEY, dataFolder: settings.TIEOUT_DATA });
  const db = createDb(pool);
  const secrets = createSecretBox(keys);
  await assertKey(db, secrets);
  return {
    settings,
    db,
    preparedDb: createPreparedDb(pool),
    pool,
    clock,
    newId: createIdSource({ nowMs: () => clock().getTime(), randomBytes }),
    newToken: () => randomBytes(tokenBytes).toString('base64url'),
    log,
    secrets,
    mailer: createMailer({ url: settings.SMTP_URL, from: settings.MAIL_FROM }),
    enqueue,
    announce,
  };
}
