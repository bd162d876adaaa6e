import { expect } from 'vitest';
import { BooksFault } from '../faults/books-fault.ts';

/** Runs what must be refused and answers the fault; fails when it is not refused. */
export function faultOf(work: () => unknown): BooksFault['fault'] {
  let caught: unknown;
  try {
    work();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(BooksFault);
  return (caught as BooksFault).fault;
}
