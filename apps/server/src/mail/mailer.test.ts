import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { createMailer } from './mailer.ts';

const from = 'Tieout <books@example.com>';
let server: SMTPServer | undefined;
afterEach(() => server?.close());

async function startMailServer(received: string[]): Promise<string> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

test('a mail with an attachment arrives', async () => {
  const received: string[] = [];
  const mailer = createMailer({ url: await startMailServer(received), from });
  const content = Buffer.from('%PDF-1.4');
  const outcome = await mailer.send({
    to: 'amy@example.com',
    subject: 'Invoice 1001',
    text: 'Thank you.',
    attachments: [{ fileName: '1001.pdf', contentType: 'application/pdf', content }],
  });
  mailer.close();
  expect(outcome).toEqual({ kind: 'sent' });
  expect(received[0]).toContain('To: amy@example.com');
  expect(received[0]).toContain(content.toString('base64'));
});

test('without a mail server nothing is sent and the outcome says so', async () => {
  const mailer = createMailer({ url: undefined, from });
  expect(await mailer.send({ to: 'a@example.com', subject: 's', text: 't' })).toEqual({ kind: 'not-set-up' });
});

test('a mail server that does not answer is an outcome, not a fault', async () => {
  const mailer = createMailer({ url: 'smtp://127.0.0.1:1', from });
  expect(await mailer.send({ to: 'a@example.com', subject: 's', text: 't' })).toMatchObject({ kind: 'failed' });
  mailer.close();
});
