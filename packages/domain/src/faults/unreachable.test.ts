import { expect, test } from 'vitest';
import { DomainFault } from './domain-fault.ts';
import { unreachable } from './unreachable.ts';

test('what no switch foresaw is thrown with its value and what to do', () => {
  // As it comes from outside, past the compiler.
  const value = { kind: 'new' } as never;
  expect(() => unreachable(value)).toThrow(DomainFault);
  expect(() => unreachable(value)).toThrow(
    expect.objectContaining({
      name: 'DomainFault',
      code: 'unreachable',
      message: 'A case that cannot happen happened: {"kind":"new"}.',
      hint: 'Handle this member in the switch that threw.',
    }),
  );
});
