import { disconnect } from '@tieout/api';
import { Box, Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../../api/use-command.ts';
import fieldClasses from '../../../features/records/record-frame.module.css';
import '../../../texts/areas/overview.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Note } from '../../../ui/feedback/note.tsx';
import { FieldRow } from '../../../ui/fields/field-row.tsx';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** The company that was chosen at QuickBooks, to be confirmed. */
export function CompanyStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const { companyName, country, currency, edition, isEmulated } = props.connection;
  const { answer, ...saving } = useAnswer(props, 'readiness');
  return (
    <Question
      title={t('wizard.company.question')}
      text={t('wizard.company.text')}
      fault={saving.fault}
      next={{ label: t('wizard.company.confirm'), onPress: () => answer({}), isPending: saving.isPending }}
      beside={<OtherCompany {...props} />}
    >
      <dl className={fieldClasses.fields}>
        <FieldRow label={t('overview.company')}>
          <strong>{companyName}</strong>
        </FieldRow>
        <FieldRow label={t('overview.edition')}>{edition}</FieldRow>
        <FieldRow label={t('overview.country')}>{country}</FieldRow>
        <FieldRow label={t('overview.currency')}>{currency}</FieldRow>
      </dl>
      {isEmulated && (
        <Box mt="md">
          <Note tone="quiet">{t('wizard.company.emulated')}</Note>
        </Box>
      )}
    </Question>
  );
}

function OtherCompany({ connection }: WizardStepProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leaving = useCommand(disconnect, {
    touches: ['connections', 'home'],
    onDone: () => navigate({ to: '/quickbooks' }),
  });
  return (
    <Button
      variant="default"
      loading={leaving.isPending}
      onClick={() => leaving.send({ params: { connectionId: connection.id } })}
    >
      {t('wizard.company.other')}
    </Button>
  );
}
