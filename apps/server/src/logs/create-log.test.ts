import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';

function record(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(createLog({ level: 'trace', destination }));
  return text;
}

test.each([
  { password: 'hunter2' },
  { body: { password: 'hunter2' } },
  { request: { headers: { authorization: 'Bearer hunter2', cookie: 'tieout_session=hunter2' } } },
  { answer: { tokens: { access_token: 'hunter2', refreshToken: 'hunter2' } } },
  { settings: { connectionString: 'postgres://me:hunter2@host' } },
])('%o is logged without its secret', fields => {
  const text = record(log => log.info(fields, 'x'));
  expect(text).toContain('[secret]');
  expect(text).not.toContain('hunter2');
});

test('an error is logged with message, code and cause, and without what else hangs on it', () => {
  const error = Object.assign(new Error('refused', { cause: new Error('deeper') }), {
    code: '23505',
    detail: 'hunter2',
  });
  const text = record(log => log.error({ error }, 'x'));
  expect(JSON.parse(text)).toMatchObject({
    level: 'error',
    error: { message: 'refused', code: '23505', cause: { message: 'deeper' } },
  });
  expect(text).not.toContain('hunter2');
});
