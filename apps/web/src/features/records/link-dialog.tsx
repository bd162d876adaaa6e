import { linkRecord, listLinkCandidates, type LinkCandidate } from '@tieout/api';
import { Button, Modal, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/plan.ts';
import '../../texts/areas/sync.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { recordResources, type JoinedRef } from './record-ref.ts';
import classes from './link-dialog.module.css';

const typingPauseMs = 180;

interface LinkDialogProps {
  readonly record: JoinedRef;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Which record of QuickBooks this one is: likely ones first, any other by searching. Never guessed. */
export function LinkDialog({ record, isOpen, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), typingPauseMs);
  const params = { kind: record.kind, recordId: record.id };
  const found = useRead(
    listLinkCandidates,
    { params, query: asked === '' ? {} : { search: asked } },
    { isEnabled: isOpen, keepsPrevious: true },
  );
  const linking = useCommand(linkRecord, {
    touches: recordResources,
    onDone: () => {
      toastDone(t('sync.link.done', { name: record.name }));
      onClose();
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('sync.link.title', { name: record.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <TextInput
        type="search"
        data-autofocus
        aria-label={t('sync.link.search')}
        placeholder={t('sync.link.search')}
        leftSection={<Icon name="search" size={14} />}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <FaultNote fault={linking.fault ?? found.error} />
      {found.data === undefined && found.error === null && <Skeleton height={96} mt="md" />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('sync.link.none')}</p>}
      <ul className={classes.list}>
        {found.data?.rows.map(row => (
          <Candidate
            key={row.booksId}
            row={row}
            isPending={linking.isPending}
            onLink={() => linking.send({ params, body: { booksId: row.booksId } })}
          />
        ))}
      </ul>
    </Modal>
  );
}

interface CandidateProps {
  readonly row: LinkCandidate;
  readonly isPending: boolean;
  readonly onLink: () => void;
}

function Candidate({ row, isPending, onLink }: CandidateProps) {
  const { t } = useTranslation();
  const { name, subtitle, reason, score } = row;
  const why = [reason, score > 0 ? t('plan.choose.score', { score }) : ''].filter(text => text !== '');
  return (
    <li className={classes.candidate}>
      <div>
        <div className={classes.name}>
          {name} <span className="quiet">{subtitle}</span>
        </div>
        {why.length > 0 && <div className="quiet">{why.join(' · ')}</div>}
      </div>
      <Button
        size="xs"
        variant="default"
        disabled={isPending}
        aria-label={`${t('plan.choose.link')}: ${name}`}
        onClick={onLink}
      >
        {t('plan.choose.link')}
      </Button>
    </li>
  );
}
