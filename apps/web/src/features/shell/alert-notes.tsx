import { listAlerts, seeAlert, type Alert } from '@tieout/api';
import { CloseButton } from '@mantine/core';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { toastFault } from '../../ui/feedback/toast.ts';
import { PathLink } from '../../ui/page/path-link.tsx';
import { useMay } from '../session/session-query.ts';
import classes from './alert-notes.module.css';

const shownMax = 3;
const openQuery = { query: { isOpen: 'true', limit: 20 } } as const;

/** What stopped, said on every page until it is well again or put away. A lost connection has its own banner. */
export function AlertNotes() {
  const mayRead = useMay('quickbooks.read');
  const found = useRead(listAlerts, openQuery, { isEnabled: mayRead });
  const rows: readonly Alert[] = found.data?.rows ?? [];
  const shown = rows.filter(({ isSeen, cause }) => !isSeen && cause !== 'connection-lost').slice(0, shownMax);
  if (shown.length === 0) return null;
  return (
    <div className={classes.notes}>
      {shown.map(alert => (
        <AlertNote key={alert.id} alert={alert} />
      ))}
    </div>
  );
}

function AlertNote({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const seeing = useCommand(seeAlert, { touches: ['alerts'], onRefused: toastFault });
  return (
    <Note
      tone="amber"
      action={
        <CloseButton
          size="sm"
          aria-label={t('shell.alert.putAway', { title: alert.title })}
          disabled={seeing.isPending}
          onClick={() => seeing.send({ params: { alertId: alert.id } })}
        />
      }
    >
      <strong>
        <PathLink path={alert.path}>{alert.title}</PathLink>
      </strong>{' '}
      {alert.sentence}{' '}
      <span className="quiet">
        <Ago at={alert.openedAt} />
      </span>
    </Note>
  );
}
