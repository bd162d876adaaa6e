import { openStore, type OpenStore } from '../serving/open-store.ts';
import type { Log } from '../logs/create-log.ts';
import type { Settings } from '../settings/read-settings.ts';
import { examineBooks } from './examine-books.ts';
import { examineFolder } from './examine-folder.ts';
import { examineMail } from './examine-mail.ts';
import { examineQueue } from './examine-queue.ts';
import { examineSchema } from './examine-schema.ts';
import { examineSecrets } from './examine-secrets.ts';
import { fromFault, good, type Finding } from './finding.ts';

export interface ExamineOptions {
  readonly settings: Settings;
  readonly log: Log;
}

const kinds: Readonly<Record<OpenStore['kind'], string>> = {
  embedded: 'The embedded PostgreSQL starts on the data folder.',
  joined: 'Tieout is running; its embedded PostgreSQL answers.',
  external: 'The PostgreSQL server of DATABASE_URL answers.',
};

/** Looks at everything that this installation stands on. Changes nothing. */
export async function examine({ settings, log }: ExamineOptions): Promise<readonly Finding[]> {
  const around = [...(await examineFolder(settings)), await examineBooks(settings), await examineMail(settings)];
  try {
    const store = await openStore({ settings, log, mayJoin: true, shouldMigrate: false });
    try {
      const inside = [
        await examineSchema(store.pool),
        ...(await examineSecrets(store.pool, settings)),
        await examineQueue(store.pool),
      ];
      return [...around, good('database', kinds[store.kind]), ...inside];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [...around, fromFault('database', error)];
  }
}
