import { parseArgs } from 'node:util';
import { DEFAULT_HOST, DEFAULT_PORT, type EmulatorOptions } from './emulator-options.ts';

export type CommandLine =
  | { readonly kind: 'record'; readonly place: Place; readonly upstream: string; readonly file: string }
  | { readonly kind: 'replay'; readonly place: Place; readonly file: string }
  | { readonly kind: 'start'; readonly options: EmulatorOptions; readonly asJson: boolean }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'mistake'; readonly text: string };

/** Where a recording or a replay listens. */
export interface Place {
  readonly port: number;
  readonly host: string;
  readonly asJson: boolean;
}

const USAGE = `quickbooks-emulator: answers like the QuickBooks Online Accounting API

  --port 4010               port to listen on; 0 takes a free one
  --host 127.0.0.1          address to listen on
  --data DIR                keeps everything in this folder; without it all is in memory
  --clock real|manual       manual: stands still until POST /emulator/clock turns it
  --limits on|off           request limits of the real service
  --webhook-delay-ms 500    how long changes are gathered before a webhook leaves
  --json                    says its address as one line of JSON
  --help

quickbooks-emulator record --upstream sandbox|production|URL --file FILE
  passes everything on to the real service or another emulator, and writes it down without secrets
quickbooks-emulator replay --file FILE
  answers from such a file
`;

const PORT_MAX = 65_535;
const WEBHOOK_DELAY_MS_MAX = 3_600_000;

const FLAGS = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  host: { type: 'string', default: DEFAULT_HOST },
  data: { type: 'string' },
  clock: { type: 'string' },
  limits: { type: 'string' },
  'webhook-delay-ms': { type: 'string' },
  upstream: { type: 'string' },
  file: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; mistakes come with the usage. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
    if (values.help) return { kind: 'say', text: USAGE };
    const place = { port: wholeNumber('--port', values.port, PORT_MAX), host: values.host, asJson: values.json };
    const [command, ...rest] = positionals;
    if (rest.length > 0) throw new Error(`There is nothing to do with "${rest.join(' ')}".`);
    if (command !== undefined) return recordingCommand(command, place, values);
    const webhookDelay = values['webhook-delay-ms'];
    const options: EmulatorOptions = {
      port: place.port,
      host: place.host,
      ...(values.data !== undefined && { dataDir: values.data }),
      // Left out where the flag is: then a data folder's own settings go on.
      ...(values.clock !== undefined && { clock: oneOf('--clock', values.clock, ['real', 'manual']) }),
      ...(values.limits !== undefined && { limits: oneOf('--limits', values.limits, ['on', 'off']) === 'on' }),
      ...(webhookDelay !== undefined && {
        webhookDelayMs: wholeNumber('--webhook-delay-ms', webhookDelay, WEBHOOK_DELAY_MS_MAX),
      }),
    };
    return { kind: 'start', options, asJson: values.json };
  } catch (fault) {
    return { kind: 'mistake', text: `${fault instanceof Error ? fault.message : String(fault)}\n\n${USAGE}` };
  }
}

function recordingCommand(
  command: string,
  place: Place,
  { file, upstream }: { readonly file?: string | undefined; readonly upstream?: string | undefined },
): CommandLine {
  if (command !== 'record' && command !== 'replay') throw new Error(`There is no command "${command}".`);
  if (file === undefined) throw new Error(`${command} needs --file.`);
  if (command === 'replay') return { kind: 'replay', place, file };
  if (upstream === undefined) throw new Error('record needs --upstream: sandbox, production or an address.');
  if (upstream !== 'sandbox' && upstream !== 'production' && !URL.canParse(upstream))
    throw new Error('--upstream takes sandbox, production or an address.');
  return { kind: 'record', place, upstream, file };
}

function wholeNumber(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new Error(`${flag} takes a whole number from 0 to ${max}.`);
  return value;
}

function oneOf<Choice extends string>(flag: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find(candidate => candidate === text);
  if (choice === undefined) throw new Error(`${flag} takes ${choices.join(' or ')}.`);
  return choice;
}
