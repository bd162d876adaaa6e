import { errnoOf } from '../database/errno-of.ts';
import { ProblemFault } from './problem-fault.ts';

// Connection refused or broken, server shutting down, crashed, starting, or out of connections (PostgreSQL, appendix A).
const databaseAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
]);
const retryAfterSeconds = 2;

const lostRace = 'Somebody changed the same records at the same moment. Nothing was changed; try again.';

/** What else the database says that a caller can make sense of (PostgreSQL, appendix A). */
const refusals = new Map<string, readonly [ProblemFault['code'], string]>([
  ['23505', ['conflict', 'Somebody made the same at the same moment. Look at what is there now, then decide again.']],
  ['40001', ['not-available', lostRace]],
  ['40P01', ['not-available', lostRace]],
  [
    '53100',
    ['not-available', 'The disk of the database is full. Nothing was changed; its owner must free some space.'],
  ],
]);

/** Every fault ends in a refusal with a code: the expected ones as they are, the others without their inner life. */
export function asProblem(error: unknown): ProblemFault {
  if (error instanceof ProblemFault) return error;
  const known = refusals.get(errnoOf(error) ?? '');
  if (known !== undefined) return new ProblemFault(...known, { cause: error });
  if (isDatabaseAway(error)) {
    const detail = 'The database does not answer at the moment. Nothing was changed; try again in a few seconds.';
    return new ProblemFault('not-available', detail, { retryAfterSeconds, cause: error });
  }
  const detail = 'This is our fault, not yours. Try again; if it stays, report the request id below.';
  return new ProblemFault('internal-error', detail, { cause: error });
}

function isDatabaseAway(error: unknown): boolean {
  if (databaseAway.has(errnoOf(error) ?? '')) return true;
  return (
    error instanceof Error && /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)
  );
}
