import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/page/link-button.tsx';
import { SyncGlyph } from '../../../ui/sync/sync-glyph.tsx';
import { Question } from './question.tsx';
import type { WizardStepProps } from './wizard-step.ts';

/** The end of the setup, and the first thing to do. */
export function DoneStep({ connection }: WizardStepProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('quickbooks.wizard.done.question')}
      text={t('quickbooks.wizard.done.text', { company: connection.companyName })}
      beside={
        <>
          <LinkButton target={{ to: '/invoices/new' }}>{t('quickbooks.wizard.done.invoice')}</LinkButton>
          <LinkButton variant="default" target={{ to: '/quickbooks' }}>
            {t('quickbooks.wizard.done.overview')}
          </LinkButton>
        </>
      }
    >
      <SyncGlyph mark="in-step" size={64} />
    </Question>
  );
}
