import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSecretBox, type SecretPlace } from './secret-box.ts';

const key = { id: 'first', bytes: randomBytes(32) };
const later = { id: 'later', bytes: randomBytes(32) };
const place: SecretPlace = ['connection', '0192', 'refresh_token'];
const box = createSecretBox([key]);

test('what was sealed opens again in its place', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), plain => box.open(box.seal(plain, place), place) === plain));
});

test('the same secret is sealed to another text each time', () => {
  expect(box.seal('token', place)).not.toBe(box.seal('token', place));
});

test('a sealed text moved to another row or column does not open', () => {
  const sealed = box.seal('token', place);
  expect(() => box.open(sealed, ['connection', '0193', 'refresh_token'])).toThrow(/cannot be opened/);
  expect(() => box.open(sealed, ['connection', '0192', 'access_token'])).toThrow(/cannot be opened/);
});

test('one flipped bit anywhere is noticed', () => {
  const sealed = box.seal('token', place);
  const [version = '', id = '', payload = ''] = sealed.split('.');
  const bytes = Buffer.from(payload, 'base64url');
  for (let index = 0; index < bytes.length; index += 1) {
    const altered = Buffer.from(bytes);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(() => box.open(`${version}.${id}.${altered.toString('base64url')}`, place)).toThrow(/cannot be opened/);
  }
});

test('after a change of keys old secrets open and are known to be outdated', () => {
  const sealed = box.seal('token', place);
  const changed = createSecretBox([later, key]);
  expect(changed.open(sealed, place)).toBe('token');
  expect(changed.isOutdated(sealed)).toBe(true);
  expect(changed.isOutdated(changed.seal('token', place))).toBe(false);
});

test('without the key the fault says which one is needed, and not the secret', () => {
  const sealed = box.seal('token', place);
  expect(() => createSecretBox([later]).open(sealed, place)).toThrow(
    expect.objectContaining({ code: 'unknown-key', hint: expect.stringContaining('TIEOUT_SECRET_KEY') as string }),
  );
});

test.each(['', 'v1', 'v0.first.xx', 'v1.first.', 'v1.first.AAAA'])('the text %j is refused', text => {
  expect(() => box.open(text, place)).toThrow(/cannot be opened/);
});
