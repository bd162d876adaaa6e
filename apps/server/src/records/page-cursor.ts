import { z } from 'zod';
import { ProblemFault } from '../http/problem-fault.ts';

/** Where the next page starts: behind this key and id. Carries the total, which is counted once for all pages. */
export interface PageCursor {
  readonly key: string;
  readonly id: string;
  readonly total: number;
  readonly isCapped: boolean;
}

const idLengthMax = 100;
const shape = z.tuple([z.string(), z.string().max(idLengthMax), z.int(), z.boolean()]);

/** Text that a caller hands back unchanged. */
export const encodeCursor = ({ key, id, total, isCapped }: PageCursor): string =>
  Buffer.from(JSON.stringify([key, id, total, isCapped])).toString('base64url');

/** Reads a cursor back. @throws ProblemFault `invalid-request` for text that we never gave out */
export function decodeCursor(text: string): PageCursor {
  try {
    const [key, id, total, isCapped] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { key, id, total, isCapped };
  } catch (cause) {
    throw strangeCursor(cause);
  }
}

/** The refusal of a cursor that was never given out, or for another order of the list. */
export function strangeCursor(cause: unknown): ProblemFault {
  const message = 'This is not a cursor of ours, or not one of this list. Start again without one.';
  return new ProblemFault('invalid-request', `Look at cursor: ${message}`, {
    cause,
    fields: [{ path: 'cursor', message }],
  });
}
