import { z } from 'zod';

/** One environment variable: what it is for, and how its text is read. The README's table and `.env.example` follow this list. */
export interface SettingRow<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  /** What applies when it is not set, in words. */
  readonly otherwise: string;
  readonly purpose: string;
  /** Never to be printed. */
  readonly isSecret: boolean;
}

const portMax = 65_535;

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 (any free port) or more')
  .max(portMax, `must be ${portMax} at most`);
const pauseSecondsMax = 86_400;
const pause = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(pauseSecondsMax, `must be ${pauseSecondsMax} at most`);
const text = z.string().min(1);
const yesOrNo = z.stringbool({ error: 'must be true or false' });
const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://books.example.com' })
  .transform(url => new URL(url).origin);
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const secretKeyBytes = 32;

function row<Schema extends z.ZodType>(schema: Schema, otherwise: string, purpose: string): SettingRow<Schema> {
  return { schema, otherwise, purpose, isSecret: false };
}

function secret<Schema extends z.ZodType>(schema: Schema, otherwise: string, purpose: string): SettingRow<Schema> {
  return { schema, otherwise, purpose, isSecret: true };
}

/** All settings there are, by the name of their environment variable. */
export const settingRows = {
  PORT: row(port.default(4000), '4000', 'Port of the app. 0 takes a free one.'),
  HOST: row(text.default('127.0.0.1'), '127.0.0.1', 'Address that the app and the emulator listen on.'),
  PUBLIC_URL: row(
    origin.optional(),
    'the address it listens on',
    'Address under which browsers and QuickBooks reach the app. Cookies are marked secure when it is https.',
  ),
  TRUST_PROXY: row(
    yesOrNo.default(false),
    'false',
    'Whether a reverse proxy in front sets X-Forwarded-For. Without one, callers could invent their address.',
  ),
  TIEOUT_DATA: row(
    text.default('./data'),
    './data',
    'Folder of the embedded database, the secret key and the emulator’s books.',
  ),
  DATABASE_URL: secret(
    z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user:password@host/tieout' })
      .optional(),
    'embedded database',
    'PostgreSQL server (15 or later) to use instead of the embedded one.',
  ),
  PG_BIN_DIR: row(
    text.optional(),
    'the programs that npm installed',
    'Folder with postgres and initdb, for the embedded database.',
  ),
  TIEOUT_SECRET_KEY: secret(
    z
      .base64('must be base64')
      .refine(isKeySized, `must be ${secretKeyBytes} bytes in base64 (openssl rand -base64 32)`)
      .optional(),
    'TIEOUT_DATA/secret.key, made at the first start',
    'Key that encrypts tokens and secrets in the database.',
  ),
  QUICKBOOKS_CLIENT_ID: row(
    text.optional(),
    'the emulator',
    'Client id of your app at developer.intuit.com. Setting it connects to the real QuickBooks and starts no emulator.',
  ),
  QUICKBOOKS_CLIENT_SECRET: secret(text.optional(), 'none', 'Client secret of the same app.'),
  QUICKBOOKS_ENVIRONMENT: row(
    z.enum(['sandbox', 'production'], 'must be sandbox or production').default('sandbox'),
    'sandbox',
    'Which QuickBooks the credentials are for.',
  ),
  QUICKBOOKS_WEBHOOK_TOKEN: secret(
    text.optional(),
    'none: changes arrive by polling',
    'Verifier token of the app’s webhooks.',
  ),
  QUICKBOOKS_SWEEP_OFTEN_SECONDS: row(
    pause.default(60),
    '60',
    'How soon QuickBooks is asked for changes again after a look that found what no webhook had told.',
  ),
  QUICKBOOKS_SWEEP_RARELY_SECONDS: row(
    pause.default(900),
    '900',
    'The same while webhooks tell everything. Each look is one metered read a company.',
  ),
  QUICKBOOKS_SWEEP_IDLE_SECONDS: row(
    pause.default(7_200),
    '7200',
    'How long the pause may grow where webhooks have come, but tell nothing now, and no look finds anything.',
  ),
  EMULATOR_PORT: row(port.default(4010), '4010', 'Port of the QuickBooks emulator. 0 takes a free one.'),
  SMTP_URL: secret(
    z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@host:587' }).optional(),
    'no mail is sent',
    'Mail server for invitations and reminders.',
  ),
  MAIL_FROM: row(text.default('Tieout <tieout@localhost>'), 'Tieout <tieout@localhost>', 'Sender of mails.'),
  TIEOUT_WORKER: row(
    z.enum(['here', 'elsewhere'], 'must be here or elsewhere').default('here'),
    'here',
    'Whether “serve” also works on jobs, or leaves that to “tieout worker”.',
  ),
  LOG_LEVEL: row(
    z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
    'info',
    'How much is logged.',
  ),
} satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settingRows;

function isKeySized(base64: string): boolean {
  return Buffer.from(base64, 'base64').length === secretKeyBytes;
}
