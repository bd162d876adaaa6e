import { wizardSteps, type Connection, type WizardStep } from '@tieout/api';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { liveConnectionOf, useStanding } from '../../features/connection/use-connection.ts';
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
  if (standing.kind === 'unknown') return <PageShapes />;
  const connection = liveConnectionOf(standing);
  if (connection === undefined || !mayConnect) return <Navigate to="/quickbooks" />;
  return <Wizard connection={connection} />;
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
