import { wizardSteps, type Connection, type WizardStep } from '@tieout/api';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CompanyScope } from '../../features/connection/company-scope.ts';
import {
  liveConnectionOf,
  useCompaniesOn,
  useStanding,
  type Standing,
} from '../../features/connection/use-connection.ts';
import { useMay } from '../../features/session/session-query.ts';
import { PageShapes } from '../../features/shell/page-shapes.tsx';
import '../../texts/areas/wizard.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Page } from '../../ui/page/page.tsx';
import { WizardBody } from './setup/wizard-body.tsx';
import { WizardProgress } from './setup/wizard-progress.tsx';
import classes from './setup-page.module.css';

/** The setup wizard: one question a page, progress on the left. It goes on where it was left, in any tab. */
export function SetupPage() {
  const standing = useStanding();
  const mayConnect = useMay('quickbooks.connect');
  const connection = useBeingSetUp(standing);
  if (standing.kind === 'unknown') return <PageShapes />;
  if (connection === undefined || !mayConnect) return <Navigate to="/quickbooks" />;
  return (
    <CompanyScope value={connection.id}>
      <Wizard key={connection.id} connection={connection} />
    </CompanyScope>
  );
}

/** The one whose setup was not finished yet, the newest first; else the one that is looked at. */
function useBeingSetUp(standing: Standing): Connection | undefined {
  const [newest] = useCompaniesOn()
    .filter(({ state }) => state === 'connecting')
    .sort((a, b) => b.connectedAt.localeCompare(a.connectedAt));
  return newest ?? liveConnectionOf(standing);
}

function Wizard({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const reached = wizardSteps.indexOf(connection.wizardStep);
  const [shown, setShown] = useState<WizardStep>();
  const step = shown ?? connection.wizardStep;
  return (
    <Page title={t('wizard.title')} lead={connection.companyName}>
      <div className={classes.wizard}>
        <WizardProgress step={step} reached={reached} onGo={setShown} />
        <div className={classes.body}>
          <WizardBody key={step} step={step} connection={connection} onGo={setShown} />
        </div>
      </div>
    </Page>
  );
}
