/** The eight laws of the engine (design: what must always hold), as the simulation states them. */
export const laws = {
  1: 'no duplicates',
  2: 'no lost edit',
  3: 'convergence',
  4: 'no resurrection',
  5: 'to the cent',
  6: 'a preview writes nothing',
  7: 'undo puts back',
  8: 'no workspace sees another',
} as const;
export type Law = keyof typeof laws;

/** A law was broken, or the engine threw. */
export class Violation extends Error {
  readonly law: Law | 'fault';

  constructor(law: Law | 'fault', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Violation';
    this.law = law;
  }
}

/** Throws unless the law holds. */
export function holds(law: Law, isSo: boolean, message: () => string): void {
  if (!isSo) throw new Violation(law, `Law ${law}, ${laws[law]}: ${message()}`);
}
