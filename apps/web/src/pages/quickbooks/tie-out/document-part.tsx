import { listTieOutDocuments, type Connection, type TieOutDocument, type TieOutRun } from '@tieout/api';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { rowsPerPage, useRows } from '../../../api/reads.ts';
import { recordPath } from '../../../features/records/record-path.ts';
import '../../../texts/areas/sync.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Money } from '../../../ui/money/money.tsx';
import { PathLink } from '../../../ui/page/path-link.tsx';
import { Difference } from './difference.tsx';
import { DocumentDetails } from './document-details.tsx';
import { PartFrame } from './part-frame.tsx';
import classes from './tie-out-page.module.css';

interface DocumentPartProps {
  readonly run: TieOutRun;
  readonly show: 'differing' | 'all';
  readonly connection: Connection;
}

/** Per document: both totals, and on a press what differs down to the line and the buttons that settle it. */
export function DocumentPart({ run, show, connection }: DocumentPartProps) {
  const { t } = useTranslation();
  const state = useRows<TieOutDocument>({
    name: listTieOutDocuments.name,
    filter: { id: run.id, show },
    fetchPage: (call, cursor, signal) =>
      call(
        listTieOutDocuments,
        { params: { tieOutId: run.id }, query: { show, limit: rowsPerPage, cursor } },
        { signal },
      ),
  });
  return (
    <PartFrame state={state}>
      {rows => (
        <ul className={classes.rows} aria-label={t('tieOut.parts.documents')}>
          <li className={classes.documentHead} aria-hidden="true">
            <span>{t('tieOut.document')}</span>
            <span />
            <span>{t('common.here')}</span>
            <span>{t('common.quickbooks')}</span>
            <span>{t('sync.pair.difference')}</span>
            <span />
          </li>
          {rows.map(row => (
            <DocumentRow key={row.seq} row={row} runId={run.id} connection={connection} />
          ))}
        </ul>
      )}
    </PartFrame>
  );
}

const looks = {
  ties: { tone: 'green', icon: 'check' },
  differs: { tone: 'amber', icon: 'alert' },
  'only-here': { tone: 'amber', icon: 'alert' },
  'only-in-books': { tone: 'amber', icon: 'alert' },
  'left-alone': { tone: 'quiet', icon: 'slash' },
} as const;

interface DocumentRowProps {
  readonly row: TieOutDocument;
  readonly runId: string;
  readonly connection: Connection;
}

function DocumentRow({ row, runId, connection }: DocumentRowProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = [t(`tieOut.kind.${row.kind}`), row.number].filter(Boolean).join(' ');
  const path = recordPath(row.kind, row.recordId);
  const look = looks[row.verdict];
  const isExpandable = row.differences.length > 0 || row.cures.length > 0;
  return (
    <li className={classes.row}>
      <div className={classes.documentLine}>
        <span className={classes.name}>
          {path === undefined ? name : <PathLink path={path}>{name}</PathLink>}
          <span className="quiet"> {row.customerName}</span>
        </span>
        <Badge tone={row.settled === null ? look.tone : 'green'} icon={row.settled === null ? look.icon : 'check'}>
          {row.settled === null ? t(`tieOut.verdict.${row.verdict}`) : t('tieOut.settled')}
        </Badge>
        <span className={classes.amount}>
          <Money amount={row.total.here} currency={row.currency} />
        </span>
        <span className={classes.amount}>
          <Money amount={row.total.books} currency={row.currency} />
        </span>
        <span className={classes.amount}>
          {row.verdict === 'left-alone' ? (
            <span className="quiet">{t('common.empty')}</span>
          ) : (
            <Difference amount={row.total.difference} currency={row.currency} />
          )}
        </span>
        {isExpandable ? (
          <UnstyledButton
            className={classes.expand}
            aria-expanded={isOpen}
            aria-label={t('tieOut.details', { name })}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'up' : 'down'} size={14} />
          </UnstyledButton>
        ) : (
          <span />
        )}
      </div>
      {isOpen && <DocumentDetails row={row} runId={runId} connection={connection} />}
    </li>
  );
}
