import type { FaultDetail } from '../faults/books-fault.ts';
import { pacificMillis } from '../store/pacific-time.ts';

/** The fault envelope of the service dialect as JSON (protocol.md §8.1). */
export function faultJson(faults: readonly FaultDetail[], atMs: number): string {
  return `{"Fault":${faultMember(faults)},"time":"${pacificMillis(atMs)}"}`;
}

/** What stands under `Fault`, also inside batch items. */
export function faultMember(faults: readonly FaultDetail[]): string {
  const errors = faults.map(fault => ({
    Message: fault.message,
    ...(fault.detail === undefined ? {} : { Detail: fault.detail }),
    code: fault.code,
    ...(fault.element === undefined ? {} : { element: fault.element }),
  }));
  return JSON.stringify({ Error: errors, type: faults[0]?.type ?? 'ValidationFault' });
}

/** An answer with one member beside `time`: `{"Invoice":{…},"time":"…"}`. */
export function memberJson(name: string, text: string, atMs: number): string {
  return `{"${name}":${text},"time":"${pacificMillis(atMs)}"}`;
}

/** The same from bytes, for pages. */
export function memberBytes(name: string, json: Uint8Array, atMs: number): Uint8Array {
  return Buffer.concat([Buffer.from(`{"${name}":`), json, Buffer.from(`,"time":"${pacificMillis(atMs)}"}`)]);
}
