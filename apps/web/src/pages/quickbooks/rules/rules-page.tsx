import { readRules, type Connection } from '@tieout/api';
import { Skeleton } from '@mantine/core';
import { useRead } from '../../../api/reads.ts';
import '../../../texts/areas/rules.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { ConnectedPage } from '../connected-page.tsx';
import { QuickbooksPage } from '../quickbooks-page.tsx';
import { ConfigurationFile } from './configuration-file.tsx';
import { KindRules } from './kind-rules.tsx';
import { PresetChoice } from './preset-choice.tsx';
import classes from './rules-page.module.css';

/** What a create, an update, a deletion and a conflict does, per kind of record (HUB-25 to HUB-28). */
export function RulesPage() {
  return <ConnectedPage>{connection => <RulesSheet connection={connection} />}</ConnectedPage>;
}

function RulesSheet({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const found = useRead(readRules, { params: { connectionId: connection.id } });
  return (
    <QuickbooksPage tab="rules" lead={t('rules.lead')}>
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={240} />}
      {found.data !== undefined && (
        <>
          <PresetChoice rules={found.data} />
          <div className={classes.kinds}>
            {found.data.kinds.map(kind => (
              <KindRules key={kind.kind} rules={kind} connectionId={connection.id} version={found.data.version} />
            ))}
          </div>
          <ConfigurationFile connectionId={connection.id} />
        </>
      )}
    </QuickbooksPage>
  );
}
