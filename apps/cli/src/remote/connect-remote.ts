import { ApiFault, createClient, listConnections, type Call, type Connection } from '@tieout/api';
import { randomUUID } from 'node:crypto';
import { RemoteFault } from './remote-fault.ts';

/** Flags of every command that asks a running Tieout. */
export interface RemoteFlags {
  readonly server: string;
  readonly connection?: string;
}

/** A running Tieout, asked with an API key, and the company that the command is about. */
export interface Remote {
  readonly call: Call;
  readonly connection: Connection;
}

/** Connects with `TIEOUT_API_KEY`. @throws RemoteFault when the key is missing or no company is connected */
export async function connectRemote(flags: RemoteFlags, environment: NodeJS.ProcessEnv): Promise<Remote> {
  const apiKey = environment['TIEOUT_API_KEY'];
  if (apiKey === undefined || apiKey === '') {
    const hint =
      'Make one in Settings › API keys with the rights to read and write QuickBooks, and set TIEOUT_API_KEY.';
    throw new RemoteFault('wrong-settings', 'This command needs an API key.', hint);
  }
  requireSound(flags, apiKey);
  const { origin } = new URL(flags.server);
  const client = createClient({ origin, apiKey, newKey: randomUUID });
  const call: Call = (endpoint, given, options) => client(endpoint, given, options).catch(explainAt(origin));
  const { rows } = await call(listConnections, {});
  const on = rows.filter(row => row.state !== 'disconnected');
  const wanted =
    flags.connection === undefined
      ? (on.find(row => row.isDefault) ?? on[0])
      : rows.find(row => row.id === flags.connection);
  if (wanted !== undefined) return { call, connection: wanted };
  if (flags.connection !== undefined) {
    const known = rows.map(({ id, companyName }) => `${id} (${companyName})`).join(', ');
    throw new RemoteFault(
      'wrong-settings',
      `No company has the id ${flags.connection}.`,
      `There are: ${known || 'none'}.`,
    );
  }
  const hint = 'Connect one on the QuickBooks page first.';
  throw new RemoteFault('failed', 'No QuickBooks company is connected.', hint);
}

/** Of an API key nothing but printable characters of ASCII can travel. */
const keyPattern = /^[\x21-\x7e]+$/;

/** @throws RemoteFault for an address or a key that cannot be one */
function requireSound({ server }: RemoteFlags, apiKey: string): void {
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    const hint = 'Write it as http://127.0.0.1:4000, in --server or TIEOUT_URL.';
    throw new RemoteFault('wrong-settings', `${server} is no address of a Tieout.`, hint);
  }
  if (!keyPattern.test(apiKey)) {
    const hint = 'Copy it again from where you keep it, or make another one in Settings.';
    throw new RemoteFault('wrong-settings', 'TIEOUT_API_KEY holds characters that no key has.', hint);
  }
}

/** The client's own words are for people before a page. */
const explainAt =
  (origin: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiFault)) throw error;
    const { status, detail, code } = error.problem;
    if (status !== 0) throw new RemoteFault('failed', detail, `(${code})`);
    const hint = 'Start it, or say where it is with --server or TIEOUT_URL.';
    throw new RemoteFault('failed', `No Tieout answers at ${origin}.`, hint);
  };
