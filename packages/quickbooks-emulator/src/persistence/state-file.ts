import type { ClockState } from '../clock/clock.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { EmulatorRooms } from '../emulator-rooms.ts';
import type { EmulatorSwitches } from '../emulator-switches.ts';
import type { LimitSettings } from '../limits/limit-figures.ts';
import type { App } from '../oauth/app.ts';
import type { GrantsState } from '../oauth/grants.ts';
import { readJsonFile, writeAtomically } from './atomic-file.ts';

/** Everything outside the companies that survives a restart. */
export interface EmulatorState {
  readonly format: 1;
  readonly apps: readonly App[];
  readonly grants: GrantsState;
  readonly clock: ClockState;
  readonly limits: LimitSettings;
  readonly meters: Readonly<Record<string, number>>;
  readonly switches: EmulatorSwitches;
  readonly signingKeyPem?: string | undefined;
}

export function writeState(path: string, rooms: EmulatorRooms, signingKeyPem: string | undefined): void {
  const state: EmulatorState = {
    format: 1,
    apps: rooms.apps.list(),
    grants: livingGrants(rooms),
    clock: rooms.clock.state(),
    limits: rooms.limiter.settings,
    meters: rooms.limiter.meters(),
    switches: rooms.switches.current,
    signingKeyPem,
  };
  writeAtomically(path, JSON.stringify(state));
}

/** Expired access tokens need not be kept: the file is written on every grant. */
function livingGrants({ grants, clock }: EmulatorRooms): GrantsState {
  const state = grants.state();
  return { ...state, accessTokens: state.accessTokens.filter(([, token]) => token.expiresMs > clock.nowMs()) };
}

/** What was kept; undefined the first time. */
export function readState(path: string): EmulatorState | undefined {
  return readJsonFile(path) as EmulatorState | undefined;
}

/** Puts everything back; what the command line says outright wins over what was kept. */
export function restoreState(state: EmulatorState, rooms: EmulatorRooms, options: EmulatorOptions): void {
  rooms.apps.restore(state.apps);
  rooms.grants.restore(state.grants);
  rooms.clock.restore(state.clock);
  if (options.clock !== undefined) rooms.clock.switchMode(options.clock);
  rooms.limiter.change({ ...state.limits, on: options.limits ?? state.limits.on });
  rooms.limiter.restoreMeters(state.meters);
  rooms.switches.current = {
    ...state.switches,
    webhookDelayMs: options.webhookDelayMs ?? state.switches.webhookDelayMs,
  };
  if (state.signingKeyPem !== undefined) rooms.signingKey.restore(state.signingKeyPem);
}
