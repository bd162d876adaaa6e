import { createTransport } from 'nodemailer';
import type { Settings } from '../settings/read-settings.ts';
import { bad, good, note, type Finding } from './finding.ts';

const answerMaxMs = 5_000;

/** Whether mails can be sent. */
export async function examineMail({ SMTP_URL: url }: Settings): Promise<Finding> {
  if (url === undefined)
    return note('mail', 'No mail server is set.', 'Set SMTP_URL to mail invitations; links can be copied meanwhile.');
  const transport = createTransport({ url, connectionTimeout: answerMaxMs } as Parameters<typeof createTransport>[0]);
  try {
    await transport.verify();
    return good('mail', 'The mail server takes our mail.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad('mail', `The mail server refuses us: ${reason}.`, 'Check SMTP_URL.');
  } finally {
    transport.close();
  }
}
