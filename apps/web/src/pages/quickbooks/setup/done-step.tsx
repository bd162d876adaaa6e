import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { LinkButton } from '../../../ui/page/link-button.tsx';
import { SyncGlyph } from '../../../ui/sync/sync-glyph.tsx';
import { Question } from './question.tsx';
import type { WizardStepProps } from './wizard-step.ts';

/** The end of the setup, and the first thing to do. */
export function DoneStep({ connection }: WizardStepProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('wizard.done.question')}
      text={t('wizard.done.text', { company: connection.companyName })}
      beside={
        <>
          <LinkButton target={{ to: '/invoices/new' }}>{t('wizard.done.invoice')}</LinkButton>
          <LinkButton variant="default" target={{ to: '/quickbooks' }}>
            {t('wizard.done.overview')}
          </LinkButton>
        </>
      }
    >
      <SyncGlyph mark="in-step" size={64} />
    </Question>
  );
}
