import pg from 'pg';
import { DatabaseFault } from './database-fault.ts';
import { errnoOf } from './errno-of.ts';

const oldestMajor = 15;
const connectTimeoutMs = 10_000;

/** Looks at the server of `DATABASE_URL` once, so that what does not fit is said at the start and not by the first query. */
export async function checkExternalPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw connectFault(url, error);
  }
  try {
    const answer = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    );
    const { version = '0', encoding = '' } = answer.rows[0] ?? {};
    assertVersion(Math.floor(Number(version) / 10_000));
    assertEncoding(encoding);
  } finally {
    await client.end();
  }
}

function assertVersion(major: number): void {
  if (major >= oldestMajor) return;
  throw new DatabaseFault({
    code: 'version-too-old',
    message: `The PostgreSQL server of DATABASE_URL has version ${major}; Tieout needs ${oldestMajor} or later.`,
    hint: 'Upgrade the server, or leave DATABASE_URL empty to use the embedded one.',
  });
}

function assertEncoding(encoding: string): void {
  if (encoding === 'UTF8') return;
  throw new DatabaseFault({
    code: 'wrong-encoding',
    message: `The database of DATABASE_URL is encoded in ${encoding}; names and notes need UTF8.`,
    hint: "Make a new one: create database tieout encoding 'UTF8' template template0.",
  });
}

function connectFault(url: string, error: unknown): DatabaseFault {
  const where = describeUrl(url);
  const errno = errnoOf(error);
  // invalid_password, invalid_authorization_specification (PostgreSQL, appendix A)
  if (errno === '28P01' || errno === '28000') {
    return new DatabaseFault({
      code: 'wrong-password',
      message: `PostgreSQL at ${where} refuses the user or password of DATABASE_URL.`,
      hint: 'Correct them; letters such as @ or / in a password must be written as %40 or %2F.',
      cause: error,
    });
  }
  if (errno === '3D000') {
    return new DatabaseFault({
      code: 'unreachable',
      message: `PostgreSQL at ${where} has no such database.`,
      hint: "Make it: create database <name> encoding 'UTF8' template template0.",
      cause: error,
    });
  }
  return new DatabaseFault({
    code: 'unreachable',
    message: `PostgreSQL at ${where} does not answer (${errno ?? (error instanceof Error ? error.message : 'no reason given')}).`,
    hint: 'Check that the server runs and that DATABASE_URL names its host, port and database.',
    cause: error,
  });
}

// Host, port and database only: the address holds a password.
function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the address of DATABASE_URL';
  }
}
