import type { LiveTools } from '../../connectors/quickbooks/observe/live/live-tools.ts';
import { takeDelivery, type DeliveryOutcome } from '../../connectors/quickbooks/observe/live/take-delivery.ts';
import { ProblemFault } from '../problem-fault.ts';
import type { RawRoute } from '../raw-route.ts';
import { readBytes } from '../read-body.ts';

/** Where QuickBooks tells what changed. Anybody can reach it; the signature says who is believed. */
export const receiveNotificationsRoute = (tools: LiveTools): RawRoute => ({
  method: 'POST',
  path: '/webhooks/quickbooks',
  name: 'quickbooks.webhook',
  handler: async ({ request }) => {
    const body = await readBytes(request).catch((error: unknown) => {
      if (error instanceof ProblemFault) tools.refusals.count('too-large');
      throw error;
    });
    const signature = request.headers.get('intuit-signature') ?? undefined;
    return answerOf(await takeDelivery(tools, { body, signature }));
  },
});

/** Status alone: whoever cannot sign learns nothing. */
function answerOf(outcome: DeliveryOutcome): Response {
  return new Response(null, { status: statusOf(outcome), headers: { 'cache-control': 'no-store' } });
}

function statusOf(outcome: DeliveryOutcome): number {
  if (outcome.kind === 'taken') return 200;
  return outcome.reason === 'unreadable' ? 400 : 401;
}
