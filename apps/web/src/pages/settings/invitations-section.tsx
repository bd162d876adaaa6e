import { createInvitation, listInvitations, withdrawInvitation, type Answered, type Invitation } from '@tieout/api';
import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldErrorsOf } from '../../api/fault.ts';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/session.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Moment } from '../../ui/dates/dates.tsx';
import { Copyable } from '../../ui/feedback/copyable.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { toastFault } from '../../ui/feedback/toast.ts';
import { Section } from '../../ui/page/section.tsx';
import { assignableRoles, type AssignableRole } from './members-section.tsx';
import classes from '../../ui/rows/setting-row.module.css';

/** Invites, and shows who has not answered yet. The link is shown once. */
export function InvitationsSection() {
  const { t } = useTranslation();
  const found = useRead(listInvitations, {});
  return (
    <Section title={t('settings.people.invitations')}>
      <InviteForm />
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={48} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('settings.people.noInvitations')}</p>}
      <ul className={classes.rows}>
        {found.data?.rows.map(invitation => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function InviteForm() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<AssignableRole>('member');
  const [made, setMade] = useState<Answered<typeof createInvitation>>();
  const inviting = useCommand(createInvitation, {
    touches: ['invitations'],
    onDone: answer => {
      setMade(answer);
      setEmail('');
    },
  });
  const errors = fieldErrorsOf(inviting.fault);
  return (
    <>
      <form
        noValidate
        className={classes.form}
        onSubmit={event => {
          event.preventDefault();
          inviting.send({ body: { email: email.trim(), role } });
        }}
      >
        <TextInput
          type="email"
          w={264}
          label={t('settings.people.email')}
          value={email}
          error={errors['email']}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <Select
          w={144}
          label={t('settings.people.role')}
          allowDeselect={false}
          value={role}
          onChange={next => setRole(assignableRoles.find(each => each === next) ?? 'member')}
          data={assignableRoles.map(each => ({ value: each, label: t(`session.roles.${each}`) }))}
        />
        <Button type="submit" loading={inviting.isPending} disabled={email.trim() === ''}>
          {t('settings.people.send')}
        </Button>
      </form>
      {errors['email'] === undefined && <FaultNote fault={inviting.fault} />}
      {made !== undefined && (
        <Note tone="green">
          <div>
            {made.wasMailed ? t('settings.people.mailed', made.invitation) : t('settings.people.link', made.invitation)}
          </div>
          <Copyable text={made.link} />
        </Note>
      )}
    </>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const withdrawing = useCommand(withdrawInvitation, { touches: ['invitations'], onRefused: toastFault });
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name}>{invitation.email}</div>
        <div className="quiet">
          {t(`session.roles.${invitation.role}`)} · {t('settings.people.invitedBy', { name: invitation.invitedBy })} ·{' '}
          {t('settings.people.expires')} <Moment at={invitation.expiresAt} />
        </div>
      </div>
      <Button
        variant="default"
        loading={withdrawing.isPending}
        aria-label={`${t('settings.people.withdraw')}: ${invitation.email}`}
        onClick={() => withdrawing.send({ params: { invitationId: invitation.id } })}
      >
        {t('settings.people.withdraw')}
      </Button>
    </li>
  );
}
