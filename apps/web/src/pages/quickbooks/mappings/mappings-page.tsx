import { readMappings, type Connection, type MappingSet } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../../api/reads.ts';
import '../../../texts/areas/mappings.ts';
import '../../../texts/areas/rules.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { TabsNav } from '../../../ui/page/tabs-nav.tsx';
import { ConnectedPage } from '../connected-page.tsx';
import { QuickbooksPage } from '../quickbooks-page.tsx';
import { FieldTable } from './field-table.tsx';

/** Which field pairs with which, in which direction, who wins, and whether it is in step (HUB-29, HUB-30). */
export function MappingsPage() {
  return <ConnectedPage>{connection => <MappingsSheet connection={connection} />}</ConnectedPage>;
}

function MappingsSheet({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const found = useRead(readMappings, { params: { connectionId: connection.id } });
  return (
    <QuickbooksPage tab="mappings" lead={t('mappings.lead')}>
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={320} />}
      {found.data !== undefined && <Kinds set={found.data} />}
    </QuickbooksPage>
  );
}

function Kinds({ set }: { readonly set: MappingSet }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/quickbooks/mappings' });
  const current = set.kinds.find(({ kind }) => kind === search.kind) ?? set.kinds[0];
  if (current === undefined) return null;
  return (
    <>
      <TabsNav
        label={t('mappings.kinds')}
        tabs={set.kinds.map(({ kind, fields }) => {
          const problems = fields.reduce((sum, field) => sum + field.state.problemCount, 0);
          return {
            to: '/quickbooks/mappings' as const,
            search: { kind },
            label: t(`rules.kinds.${kind}`),
            isActive: kind === current.kind,
            count: problems === 0 ? undefined : problems,
          };
        })}
      />
      <FieldTable key={current.kind} kind={current} set={set} />
    </>
  );
}
