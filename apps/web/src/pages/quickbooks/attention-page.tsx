import { listProblems } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { useRead } from '../../api/reads.ts';
import { useCompanyFilter } from '../../features/connection/use-connection.ts';
import { groupByCause } from '../../features/attention/group-by-cause.ts';
import '../../texts/areas/attention.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { ProblemGroup } from './problem-group.tsx';
import { QuickbooksPage } from './quickbooks-page.tsx';

/** Rows read at once: more problems than this are settled by cause, not one by one. */
const problemsMax = 500;

/** What a person must settle, grouped by cause. */
export function AttentionPage() {
  const { t } = useTranslation();
  const found = useRead(listProblems, { query: { limit: problemsMax, ...useCompanyFilter() } });
  const rows = found.data?.rows;
  return (
    <QuickbooksPage tab="attention" lead={t('attention.list.lead')}>
      {found.error !== null && rows === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {rows === undefined && found.error === null && <Skeleton height={160} />}
      {rows?.length === 0 && (
        <EmptyState icon="check" title={t('attention.list.empty')} text={t('attention.list.emptyText')} />
      )}
      {rows !== undefined && groupByCause(rows).map(group => <ProblemGroup key={group.cause} group={group} />)}
    </QuickbooksPage>
  );
}
