import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { EventRecorder } from '../webhooks/event-recorder.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import { writeAtomically } from './atomic-file.ts';

/** Events by the app that they are for. */
export type UnsentEvents = readonly (readonly [clientId: string, events: readonly WebhookEvent[]])[];

type LogLine =
  | { readonly queued: WebhookEvent; readonly clientId: string }
  | { readonly settled: readonly string[]; readonly clientId: string };

/** A log of which nothing is pending any more is emptied beyond this. */
const EMPTIED_FROM_BYTES = 256 * 1024;

/** The webhook events that no app has acknowledged yet, in a file that survives a kill. */
export class EventLog implements EventRecorder {
  readonly #pending = new Map<string, Map<string, WebhookEvent>>();
  readonly #file: number;
  #bytes = 0;
  #isClosed = false;

  constructor(path: string) {
    for (const line of readLines(path)) this.#note(line);
    // What is settled need not be read again the next time.
    writeAtomically(path, this.unsent().flatMap(queuedLines).join(''));
    this.#file = openSync(path, 'a', 0o600);
  }

  unsent(): UnsentEvents {
    return [...this.#pending].map(([clientId, events]) => [clientId, [...events.values()]] as const);
  }

  queued(clientId: string, event: WebhookEvent): void {
    if (this.#pending.get(clientId)?.has(event.eventId) === true) return;
    this.#append({ clientId, queued: event });
  }

  settled(clientId: string, eventIds: readonly string[]): void {
    const known = eventIds.filter(eventId => this.#pending.get(clientId)?.has(eventId) === true);
    if (known.length === 0) return;
    this.#append({ clientId, settled: known });
    if (this.#isClosed || this.#pending.size > 0 || this.#bytes < EMPTIED_FROM_BYTES) return;
    ftruncateSync(this.#file, 0);
    this.#bytes = 0;
  }

  /** An attempt that ends after this is not noted: its events are brought once more, which receivers must bear. */
  close(): void {
    this.#isClosed = true;
    closeSync(this.#file);
  }

  #append(line: LogLine): void {
    if (this.#isClosed) return;
    this.#note(line);
    this.#bytes += writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #note(line: LogLine): void {
    const events = this.#pending.get(line.clientId) ?? new Map<string, WebhookEvent>();
    if ('queued' in line) events.set(line.queued.eventId, line.queued);
    else for (const eventId of line.settled) events.delete(eventId);
    if (events.size === 0) this.#pending.delete(line.clientId);
    else this.#pending.set(line.clientId, events);
  }
}

function queuedLines([clientId, events]: UnsentEvents[number]): readonly string[] {
  return events.map(queued => `${JSON.stringify({ clientId, queued } satisfies LogLine)}\n`);
}

/** A last line that a kill cut off belongs to a call that was never answered. */
function readLines(path: string): readonly LogLine[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as LogLine);
}
