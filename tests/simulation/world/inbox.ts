import { parseWebhook, verifyWebhook, type WebhookEvent } from '@tieout/quickbooks';
import type { DeliveryTrouble } from '../story/happening.ts';
import { verifierToken } from './emulated-books.ts';

/** Where webhooks arrive: stored at once, worked off later. What is stored survives the process. */
export interface Inbox {
  /** The app's endpoint, as the emulator reaches it. */
  readonly deliver: typeof fetch;
  /** What happens to the next deliveries. */
  readonly expect: (troubles: readonly DeliveryTrouble[]) => void;
  /** Held back on the way until now. */
  readonly releaseLate: () => void;
  readonly waiting: (realmId: string) => readonly WebhookEvent[];
  readonly drop: (event: WebhookEvent) => void;
  readonly troubles: () => Readonly<Record<string, number>>;
}

export function createInbox(): Inbox {
  const stored: WebhookEvent[] = [];
  const late: WebhookEvent[] = [];
  const counts: Record<string, number> = {};
  let troubles: DeliveryTrouble[] = [];
  const deliver = (init: RequestInit | undefined): Response => {
    const trouble = troubles.shift() ?? 'none';
    if (trouble !== 'none') counts[`webhook ${trouble}`] = (counts[`webhook ${trouble}`] ?? 0) + 1;
    if (trouble === 'lost') return new Response(null, { status: 200 });
    if (trouble === 'refused') return new Response(null, { status: 500 });
    const events = eventsOf(init);
    if (trouble === 'late') late.push(...events);
    else if (trouble === 'reversed') stored.unshift(...events.toReversed());
    else stored.push(...events, ...(trouble === 'doubled' ? events : []));
    return new Response(null, { status: 200 });
  };
  return {
    deliver: (_, init) => Promise.resolve(deliver(init)),
    expect: given => {
      troubles = [...given];
    },
    releaseLate: () => void stored.push(...late.splice(0)),
    waiting: realmId => stored.filter(event => event.realmId === realmId),
    drop: event => {
      const at = stored.indexOf(event);
      if (at >= 0) stored.splice(at, 1);
    },
    troubles: () => counts,
  };
}

function eventsOf(init: RequestInit | undefined): readonly WebhookEvent[] {
  const text = typeof init?.body === 'string' ? init.body : '';
  const body = new TextEncoder().encode(text);
  const signature = (init?.headers as Record<string, string> | undefined)?.['intuit-signature'];
  if (!verifyWebhook({ body, signature, verifierToken })) throw new Error('A webhook came with a wrong signature.');
  const batch = parseWebhook(body);
  if (batch === undefined || batch.rejected.length > 0) throw new Error(`A webhook could not be read: ${text}`);
  return batch.events;
}
