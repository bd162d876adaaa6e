import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** `sent`: the mail server took it. `not-set-up`: there is none. `failed`: it refused or did not answer; the reason is for people. */
export type MailOutcome =
  { readonly kind: 'sent' } | { readonly kind: 'not-set-up' } | { readonly kind: 'failed'; readonly reason: string };

/** Sends mails. Never throws: whoever sends must have another way to tell. */
export interface Mailer {
  readonly send: (mail: Mail) => Promise<MailOutcome>;
  readonly close: () => void;
}

export interface MailerOptions {
  /** `SMTP_URL`. */
  readonly url: string | undefined;
  readonly from: string;
}

const connectTimeoutMs = 10_000;
const answerTimeoutMs = 20_000;

/** A mailer on the SMTP server of the settings, or one that says that there is none. */
export function createMailer({ url, from }: MailerOptions): Mailer {
  if (url === undefined) return { send: () => Promise.resolve({ kind: 'not-set-up' }), close: () => undefined };
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: connectTimeoutMs,
    socketTimeout: answerTimeoutMs,
  } as Parameters<typeof createTransport>[0]);
  return { send: mail => send(transport, from, mail), close: () => transport.close() };
}

async function send(transport: ReturnType<typeof createTransport>, from: string, mail: Mail): Promise<MailOutcome> {
  const attachments = mail.attachments?.map(({ fileName, contentType, content }) => ({
    filename: fileName,
    contentType,
    content: Buffer.from(content),
  }));
  try {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      ...(attachments && { attachments }),
    });
    return { kind: 'sent' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
