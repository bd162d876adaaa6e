import { value, type ControlRoute } from './control-route.ts';
import { ControlFault } from './reading.ts';

const LISTED_DEFAULT = 1000;
const LISTED_MAX = 10_000;

/** The request journal. */
export const requestRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/requests',
    send: '?realmId=…&limit=1000',
    run: ({ rooms, query }) => {
      const realmId = query.get('realmId') ?? undefined;
      const limit = Number(query.get('limit') ?? LISTED_DEFAULT);
      if (!Number.isInteger(limit) || limit < 0 || limit > LISTED_MAX)
        throw new ControlFault(`"limit" must be a whole number up to ${LISTED_MAX}.`);
      return value({
        counters: rooms.journal.counters(realmId),
        corePlusThisMonth: rooms.limiter.meters(),
        requests: rooms.journal.list({ realmId, limit }),
      });
    },
  },
  {
    method: 'DELETE',
    path: '/requests',
    send: '',
    run: ({ rooms }) => {
      rooms.journal.clear();
      return value({ counters: rooms.journal.counters(), requests: [] });
    },
  },
];
