import { listMembers, removeMember, roles, updateMember, type Member, type Role } from '@tieout/api';
import { Button, Select, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay, useSession } from '../../features/session/session-query.ts';
import '../../texts/areas/session.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { Section } from '../../ui/page/section.tsx';
import classes from '../../ui/rows/setting-row.module.css';

export type AssignableRole = Exclude<Role, 'owner'>;
export const assignableRoles: readonly AssignableRole[] = roles.filter(role => role !== 'owner');

/** The people of this workspace, with their roles. */
export function MembersSection() {
  const { t } = useTranslation();
  const found = useRead(listMembers, {});
  return (
    <Section title={t('settings.people.members')}>
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={96} />}
      <ul className={classes.rows}>
        {found.data?.rows.map(member => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
    </Section>
  );
}

function MemberRow({ member }: { readonly member: Member }) {
  const { t } = useTranslation();
  const mayManage = useMay('people.manage');
  const { user } = useSession();
  const isFixed = !mayManage || member.role === 'owner' || member.email === user.email;
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name}>{member.name}</div>
        <div className="quiet">{member.email}</div>
      </div>
      {isFixed ? (
        <span className="quiet">{t(`session.roles.${member.role}`)}</span>
      ) : (
        <MemberControls member={member} />
      )}
    </li>
  );
}

function MemberControls({ member }: { readonly member: Member }) {
  const { t } = useTranslation();
  const [isAsking, asking] = useDisclosure(false);
  const params = { memberId: member.id };
  const changing = useCommand(updateMember, {
    touches: ['members'],
    onDone: () => toastDone(t('common.saved')),
    onRefused: toastFault,
  });
  const removing = useCommand(removeMember, { touches: ['members'], onDone: asking.close });
  return (
    <>
      <Select
        w={144}
        aria-label={`${t('settings.people.role')}: ${member.name}`}
        allowDeselect={false}
        value={member.role}
        disabled={changing.isPending}
        onChange={next => {
          const role = assignableRoles.find(each => each === next);
          if (role !== undefined) changing.send({ params, body: { role } });
        }}
        data={assignableRoles.map(role => ({ value: role, label: t(`session.roles.${role}`) }))}
      />
      <Button variant="default" onClick={asking.open} aria-label={`${t('settings.people.remove')}: ${member.name}`}>
        {t('settings.people.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={asking.close}
        title={t('settings.people.removeTitle', member)}
        here={t('settings.people.removeHere', member)}
        books={t('settings.people.removeBooks')}
        confirmLabel={t('settings.people.removeConfirm')}
        onConfirm={() => removing.send({ params })}
        isPending={removing.isPending}
        fault={removing.fault}
        isLoss
      />
    </>
  );
}
