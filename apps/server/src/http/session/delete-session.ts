import { signOut } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { dropSession } from '../../people/drop-session.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { expiredSessionCookie } from '../../people/session-cookie.ts';
import { requirePerson } from '../caller.ts';
import { route, type Route } from '../route.ts';

export function deleteSessionRoute(core: Core): Route {
  return route(signOut, async call => {
    const person = requirePerson(call.caller);
    await dropSession(core.db, person);
    const sentence = `${person.name} signed out.`;
    await recordAudit(core, core.db, { ...auditActor(call), action: 'session.sign-out', sentence });
    call.answerHeaders.append('set-cookie', expiredSessionCookie(call.origin));
    return undefined;
  });
}
