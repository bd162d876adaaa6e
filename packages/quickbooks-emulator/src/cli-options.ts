import { parseArgs } from 'node:util';
import { DEFAULT_HOST, DEFAULT_PORT, type EmulatorOptions } from './emulator-options.ts';

export type CommandLine =
  | { readonly kind: 'start'; readonly options: EmulatorOptions; readonly asJson: boolean }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'mistake'; readonly text: string };

const USAGE = `quickbooks-emulator: answers like the QuickBooks Online Accounting API

  --port 4010               port to listen on; 0 takes a free one
  --host 127.0.0.1          address to listen on
  --data DIR                keeps everything in this folder; without it all is in memory
  --clock real|manual       manual: stands still until POST /emulator/clock turns it
  --limits on|off           request limits of the real service
  --webhook-delay-ms 500    how long changes are gathered before a webhook leaves
  --json                    says its address as one line of JSON
  --help
`;

const PORT_MAX = 65_535;
const WEBHOOK_DELAY_MS_MAX = 3_600_000;

/** Reads the command line; mistakes come with the usage. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        host: { type: 'string', default: DEFAULT_HOST },
        data: { type: 'string' },
        clock: { type: 'string' },
        limits: { type: 'string' },
        'webhook-delay-ms': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'say', text: USAGE };
    const webhookDelay = values['webhook-delay-ms'];
    const options: EmulatorOptions = {
      port: wholeNumber('--port', values.port, PORT_MAX),
      host: values.host,
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
