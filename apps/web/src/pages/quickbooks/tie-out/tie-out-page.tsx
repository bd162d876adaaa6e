import type { Connection, TieOutRun } from '@tieout/api';
import { Button, Group, Skeleton } from '@mantine/core';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/tie-out.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { WorkProgress } from '../../../ui/feedback/work-progress.tsx';
import { ConnectedPage } from '../connected-page.tsx';
import { QuickbooksPage } from '../quickbooks-page.tsx';
import { TieOutFigures } from './tie-out-figures.tsx';
import { TieOutParts } from './tie-out-parts.tsx';
import { TieOutSentence } from './tie-out-sentence.tsx';
import { useCompare, useTieOuts } from './use-tie-outs.ts';

/** Whether both sides agree to the cent: one big sentence, then what does not, down to the line (B04). */
export function TieOutPage() {
  return <ConnectedPage>{connection => <TieOutSheet connection={connection} />}</ConnectedPage>;
}

function TieOutSheet({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const tieOuts = useTieOuts(connection);
  const comparing = useCompare(connection);
  const mayCompare = useMay('quickbooks.write') && connection.state === 'active';
  const isRunning = tieOuts.current?.state === 'running';
  const actions = (
    <Group gap="xs">
      <Button
        variant="default"
        disabled={comparing.isPending || isRunning}
        title={t('tieOut.compareBooksHint')}
        onClick={() => comparing.compare('books')}
      >
        {t('tieOut.compareBooks')}
      </Button>
      <Button loading={comparing.isPending || isRunning} onClick={() => comparing.compare('mirror')}>
        {t('tieOut.compare')}
      </Button>
    </Group>
  );
  return (
    <QuickbooksPage tab="tieOut" actions={mayCompare && actions}>
      <FaultNote fault={comparing.fault} />
      {tieOuts.rows === undefined && tieOuts.error !== null && (
        <FaultNote fault={tieOuts.error} onRetry={tieOuts.refetch} />
      )}
      {tieOuts.rows === undefined && tieOuts.error === null && <Skeleton height={160} />}
      {tieOuts.rows?.length === 0 && <EmptyState icon="check" title={t('tieOut.empty')} text={t('tieOut.emptyText')} />}
      {tieOuts.rows !== undefined && tieOuts.current !== undefined && (
        <Outcome run={tieOuts.current} runs={tieOuts.rows} connection={connection} />
      )}
    </QuickbooksPage>
  );
}

interface OutcomeProps {
  readonly run: TieOutRun;
  readonly runs: readonly TieOutRun[];
  readonly connection: Connection;
}

function Outcome({ run, runs, connection }: OutcomeProps) {
  const { t } = useTranslation();
  if (run.state === 'running') {
    const { done, total, sentence } = run.progress;
    return <WorkProgress done={done} total={total} sentence={sentence} label={t('tieOut.comparing')} />;
  }
  return (
    <>
      <TieOutSentence run={run} runs={runs} />
      {run.state === 'finished' && (
        <>
          <TieOutFigures run={run} />
          <TieOutParts key={run.id} run={run} connection={connection} />
        </>
      )}
    </>
  );
}
