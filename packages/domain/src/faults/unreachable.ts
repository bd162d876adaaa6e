import { DomainFault } from './domain-fault.ts';

/** Closes a `switch` over a union: the compiler refuses a forgotten member, and bad input fails loudly. */
export function unreachable(value: never): never {
  throw new DomainFault(
    'unreachable',
    `A case that cannot happen happened: ${JSON.stringify(value)}.`,
    'Handle this member in the switch that threw.',
  );
}
