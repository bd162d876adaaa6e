import type { Settings } from './read-settings.ts';

/** Every address of the machine: to listen on, not to go to. */
const wildcards: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1', '[::]': '::1' };

/** Where server and browsers reach the emulator, which listens on the same host as the app. */
export function emulatorOrigin({ HOST, EMULATOR_PORT }: Pick<Settings, 'HOST' | 'EMULATOR_PORT'>): string {
  const host = wildcards[HOST] ?? HOST;
  const isBareIpv6 = host.includes(':') && !host.startsWith('[');
  return `http://${isBareIpv6 ? `[${host}]` : host}:${EMULATOR_PORT}`;
}
