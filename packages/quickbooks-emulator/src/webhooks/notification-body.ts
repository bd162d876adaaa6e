import { createHash } from 'node:crypto';
import type { ChangeOperation } from '../books/call.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** `{eventNotifications: [{realmId, dataChangeEvent: {entities}}]}`, one entry per company (protocol.md §6.3). */
export function classicBody(events: readonly WebhookEvent[]): string {
  const realmIds = [...new Set(events.map(event => event.realmId))];
  return JSON.stringify({
    eventNotifications: realmIds.map(realmId => ({
      realmId,
      dataChangeEvent: { entities: events.filter(event => event.realmId === realmId).map(classicEntity) },
    })),
  });
}

function classicEntity(event: WebhookEvent): object {
  return {
    name: event.entity,
    id: event.id,
    operation: event.operation,
    lastUpdated: new Date(event.atMs).toISOString(),
    ...(event.deletedId !== undefined && { deletedId: event.deletedId }),
  };
}

/** Whether a void is called `void` or `voided`: reports conflict (protocol.md §6.4). */
export type VoidWord = 'void' | 'voided';

const EVENT_WORDS: Readonly<Record<Exclude<ChangeOperation, 'Void'>, string>> = {
  Create: 'created',
  Update: 'updated',
  Delete: 'deleted',
  Merge: 'merged',
  Emailed: 'emailed',
};

/** A JSON array of CloudEvents 1.0 (protocol.md §6.4). */
export function cloudEventsBody(events: readonly WebhookEvent[], clientId: string, voidWord: VoidWord): string {
  const source = `intuit.${createHash('sha256').update(clientId).digest('base64')}`;
  return JSON.stringify(
    events.map(event => ({
      specversion: '1.0',
      id: event.eventId,
      source,
      type: `qbo.${event.entity.toLowerCase()}.${eventWord(event.operation, voidWord)}.v1`,
      datacontenttype: 'application/json',
      time: nanosecondTime(event.atMs),
      intuitentityid: event.id,
      intuitaccountid: event.realmId,
      data: event.deletedId === undefined ? {} : { deletedId: event.deletedId },
    })),
  );
}

function eventWord(operation: ChangeOperation, voidWord: VoidWord): string {
  return operation === 'Void' ? voidWord : EVENT_WORDS[operation];
}

/** Up to nine digits of a second were seen, which many parsers do not expect. */
function nanosecondTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000000Z');
}
