import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log lines. Fields that may carry secrets are struck out by name, wherever they stand. */
export type Log = Logger;

export interface CreateLogOptions {
  readonly level: string;
  /** Standard error unless said otherwise: standard output belongs to what a person or a program asked for. */
  readonly destination?: DestinationStream;
}

const struckOut = '[secret]';

const secretNames = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'id_token',
  'clientSecret',
  'client_secret',
  'secret',
  'apiKey',
  'authorization',
  'cookie',
  'set-cookie',
  'verifierToken',
  'connectionString',
  'csrfToken',
];

/** Makes the log of this program. */
export function createLog({ level, destination }: CreateLogOptions): Log {
  const depths = ['', '*.', '*.*.', '*.*.*.'];
  const paths = secretNames.flatMap(name => depths.map(depth => `${depth}["${name}"]`));
  const options = {
    level,
    base: null,
    redact: { paths: paths.map(path => path.replace('.[', '[')), censor: struckOut },
    serializers: { error: describeError },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination ?? process.stderr);
}

// Errors of the driver carry the values of the row that was refused, errors of fetch whole requests: name, message, code and
// stack are enough to find the place.
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name: error.name, message: error.message, code, stack: error.stack, cause };
}
