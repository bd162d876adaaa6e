import { createInvitation } from '@tieout/api';
import type { Core } from '../../server-core.ts';
import { auditActor } from '../../people/audit-actor.ts';
import { invite } from '../../people/invitations.ts';
import { recordAudit } from '../../people/record-audit.ts';
import { route, type Route } from '../route.ts';

export function createInvitationRoute(core: Core): Route {
  return route(createInvitation, async call => {
    const { workspaceId, body, caller } = call;
    const invitedBy = { personId: caller.kind === 'person' ? caller.personId : null, name: caller.name };
    const { invitation, token } = await core.db.transaction().execute(async tx => {
      const made = await invite(core, tx, { workspaceId, ...body, invitedBy });
      const sentence = `${body.email} was invited as ${body.role}.`;
      await recordAudit(core, tx, { ...auditActor(call), action: 'invitations.create', sentence });
      await core.announce(tx, { workspaceId, topic: 'people' });
      return made;
    });
    // Behind the #, so that it never reaches logs of servers and proxies.
    const link = `${call.origin}/join#${token}`;
    const wasMailed = await mailInvitation(core, { to: body.email, from: caller.name, link });
    return { invitation, link, wasMailed };
  });
}

interface InvitationMail {
  readonly to: string;
  readonly from: string;
  readonly link: string;
}

async function mailInvitation({ mailer, log }: Core, { to, from, link }: InvitationMail): Promise<boolean> {
  const text = `${from} invites you to work together in Tieout.\n\nOpen this link within seven days:\n${link}\n`;
  const outcome = await mailer.send({ to, subject: `${from} invites you to Tieout`, text });
  if (outcome.kind === 'failed') log.warn({ reason: outcome.reason }, 'an invitation could not be mailed');
  return outcome.kind === 'sent';
}
