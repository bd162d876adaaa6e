import { value, type ControlRoute } from './control-route.ts';
import { ControlFault } from './reading.ts';

/** What was delivered, and delivering it again. */
export const webhookRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/webhooks',
    send: '',
    run: ({ rooms }) => value({ pending: rooms.webhooks.pending(), deliveries: rooms.webhookLog.list() }),
  },
  {
    method: 'DELETE',
    path: '/webhooks',
    send: '',
    run: ({ rooms }) => {
      rooms.webhookLog.clear();
      rooms.webhooks.clear();
      return value({ pending: [], deliveries: [] });
    },
  },
  {
    method: 'POST',
    path: '/webhooks/:deliveryId/redeliver',
    send: '',
    run: async ({ rooms, params }) => {
      const entry = rooms.webhookLog.find(params['deliveryId'] ?? '');
      if (entry === undefined)
        throw new ControlFault('There is no such delivery. GET /emulator/webhooks lists them.', 404);
      await rooms.webhooks.redeliver(entry.clientId, entry.events);
      return value({ deliveries: rooms.webhookLog.list() });
    },
  },
];
