import type { LockedTokens, TokenStore, Tokens } from '@tieout/quickbooks';
import type { SecretBox } from '../../secrets/secret-box.ts';
import type { Db } from '../../store/store.ts';

export interface TokenStoreOptions {
  readonly db: Db;
  readonly secrets: SecretBox;
  readonly now: () => Date;
  /** Name of the environment in the database. */
  readonly environment: string;
}

/** The stored tokens of a connection, readable by nobody who only has the database. */
export const sealTokens = (secrets: SecretBox, connectionId: string, tokens: Tokens): string =>
  secrets.seal(JSON.stringify(tokens), ['connection_token', connectionId, 'sealed']);

/**
 * Tokens in the database. `withLock` holds the row's lock while QuickBooks is asked for new ones, so that two processes never spend one
 * refresh token (protocol.md §1.5); it occupies one database connection for that time.
 */
export function createTokenStore(options: TokenStoreOptions): TokenStore {
  return {
    load: async realmId => {
      const row = await tokenRow(options.db, options.environment, realmId).executeTakeFirst();
      return row === undefined ? undefined : openTokens(options.secrets, row);
    },
    withLock: (realmId, use) => useLocked(options, realmId, use),
  };
}

interface StoredTokens {
  readonly connection_id: string;
  readonly sealed: string;
}

function tokenRow(db: Db, environment: string, realmId: string) {
  return db
    .selectFrom('connection_token')
    .innerJoin('connection', 'connection.id', 'connection_token.connection_id')
    .select(['connection_token.connection_id', 'connection_token.sealed'])
    .where('connection.realm_id', '=', realmId)
    .where('connection.environment', '=', environment)
    .where('connection.state', '<>', 'disconnected');
}

// Only this program writes the column, in this form.
const openTokens = (secrets: SecretBox, row: StoredTokens): Tokens =>
  JSON.parse(secrets.open(row.sealed, ['connection_token', row.connection_id, 'sealed'])) as Tokens;

type Outcome<T> = { readonly kind: 'used'; readonly value: T } | { readonly kind: 'threw'; readonly error: unknown };

/** What was saved stays saved, also when `use` throws afterwards: the error leaves only after the commit. */
async function useLocked<T>(
  options: TokenStoreOptions,
  realmId: string,
  use: (locked: LockedTokens) => Promise<T>,
): Promise<T> {
  const { db, secrets, now, environment } = options;
  const outcome = await db.transaction().execute(async (tx): Promise<Outcome<T>> => {
    const row = await tokenRow(tx, environment, realmId).forUpdate('connection_token').executeTakeFirst();
    let tokens = row === undefined ? undefined : openTokens(secrets, row);
    const save = async (given: Tokens): Promise<void> => {
      if (row === undefined) throw new Error(`There is no connection to keep the tokens of company ${realmId} in.`);
      await tx
        .updateTable('connection_token')
        .set({ sealed: sealTokens(secrets, row.connection_id, given), updated_at: now() })
        .where('connection_id', '=', row.connection_id)
        .execute();
      tokens = given;
    };
    try {
      return { kind: 'used', value: await use({ load: () => Promise.resolve(tokens), save }) };
    } catch (error) {
      return { kind: 'threw', error };
    }
  });
  if (outcome.kind === 'threw') throw outcome.error;
  return outcome.value;
}
