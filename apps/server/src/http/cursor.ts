import type { z } from 'zod';
import { ProblemFault } from './problem-fault.ts';

/** Where a page ended, as a text to hand back: the sort values of its last row. Callers must not look inside. */
export function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The sort values of a cursor of ours, as the list that gave it out wrote them. */
export function readCursor<Place>(cursor: string, place: z.ZodType<Place>): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new ProblemFault('invalid-request', 'This cursor is not one of ours. Start again from the first page.', {
      cause,
    });
  }
}
