import { expect, test } from 'vitest';
import { areEmailAddresses } from './email-addresses.ts';

test.each(['jo@mail.example.com', 'ann.b+c@x.de', 'a@b.c', 'jo@x.de,ann@x.de', ' jo@x.de , ann@x.de '])(
  'QuickBooks mails to %j',
  text => {
    expect(areEmailAddresses(text)).toBe(true);
  },
);

test.each([
  '',
  'nobody',
  'a@b',
  '@b.co',
  'a@',
  'a@.co',
  'a@b.',
  'a b@c.co',
  'a@b c.co',
  'x@a@b.co',
  'a@b.co x',
  'a@b.c@',
  'a@b.co; c@d.co',
  'a@b.co,',
  'a@b.co, nobody',
  'nobody, a@b.co',
])('QuickBooks does not mail to %j', text => {
  expect(areEmailAddresses(text)).toBe(false);
});
