import { listOwed, sendUnlinked, type Connection, type OwedRecord } from '@tieout/api';
import { Button, Skeleton } from '@mantine/core';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { recordPath } from '../../features/records/record-path.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/overview.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { PathLink } from '../../ui/page/path-link.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SyncGlyph } from '../../ui/sync/sync-glyph.tsx';
import classes from './owed-section.module.css';

const shownMax = 8;

/** What waits to go to either side, oldest first, and why it still waits. */
export function OwedSection({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const found = useRead(listOwed, { params: { connectionId: connection.id }, query: { limit: shownMax } });
  const counts = found.data?.counts;
  return (
    <Section
      title={t('overview.owed.title')}
      aside={
        counts !== undefined &&
        counts.out + counts.in > 0 && (
          <span className="quiet tabular">
            {t('overview.owed.out', { count: counts.out })} · {t('overview.owed.in', { count: counts.in })}
          </span>
        )
      }
    >
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={72} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('overview.owed.nothing')}</p>}
      {found.data !== undefined && found.data.rows.length > 0 && (
        <ul className={classes.list}>
          {found.data.rows.map(row => (
            <OwedRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {found.data !== undefined && found.data.total > shownMax && (
        <p className="quiet">{t('overview.owed.more', { count: found.data.total - shownMax })}</p>
      )}
      <SendUnlinked connection={connection} />
    </Section>
  );
}

function OwedRow({ row }: { readonly row: OwedRecord }) {
  const { t } = useTranslation();
  const path = recordPath(row.recordKind, row.recordId);
  return (
    <li className={classes.row}>
      <SyncGlyph mark={row.direction === 'out' ? 'waiting-out' : 'waiting-in'} />
      <span className={classes.name}>
        {path === undefined ? row.name : <PathLink path={path}>{row.name}</PathLink>}
      </span>
      <span className={classes.reason}>
        {t(`common.marks.waiting-${row.direction}`)}. {row.reason}
      </span>
      <span className="quiet">
        <Ago at={row.since} />
      </span>
    </li>
  );
}

/** Records that live here only go to QuickBooks when a person says so. */
function SendUnlinked({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const maySend = useMay('quickbooks.write') && connection.state === 'active';
  const sending = useCommand(sendUnlinked, {
    touches: ['customers', 'items', 'connections', 'home'],
    onDone: ({ count }) => toastDone(t('overview.owed.sent', { count })),
    onRefused: toastFault,
  });
  if (!maySend) return null;
  return (
    <Button
      size="xs"
      variant="default"
      mt="xs"
      loading={sending.isPending}
      onClick={() => sending.send({ params: { connectionId: connection.id } })}
    >
      {t('overview.owed.send')}
    </Button>
  );
}
