import { readSession } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { readSessionAnswer } from '../../people/read-session-answer.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export function readSessionRoute({ db }: Core): Route {
  return route(readSession, call => {
    const { personId, workspaceId, sessionToken: token } = requirePerson(call.caller);
    return readSessionAnswer(db, { personId, workspaceId, token });
  });
}
