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
  const client = createClient({ origin: new URL(flags.server).origin, apiKey, newKey: randomUUID });
  const call: Call = (endpoint, given, options) => client(endpoint, given, options).catch(explain);
  const { rows } = await call(listConnections, {});
  const on = rows.filter(row => row.state !== 'disconnected');
  const wanted =
    flags.connection === undefined
      ? (on.find(row => row.isDefault) ?? on[0])
      : rows.find(row => row.id === flags.connection);
  if (wanted !== undefined) return { call, connection: wanted };
  const hint = 'Connect one on the QuickBooks page first.';
  throw new RemoteFault('failed', 'No QuickBooks company is connected.', hint);
}

function explain(error: unknown): never {
  if (!(error instanceof ApiFault)) throw error;
  throw new RemoteFault('failed', error.problem.detail, `(${error.problem.code})`);
}
