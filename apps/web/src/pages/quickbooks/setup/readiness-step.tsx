import { cureReadiness, readReadiness, type ReadinessCheck } from '@tieout/api';
import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useRead } from '../../../api/reads.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useDeps } from '../../../app/deps.ts';
import '../../../texts/areas/wizard.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { FaultNote } from '../../../ui/feedback/fault-note.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Question } from './question.tsx';
import { useAnswer } from './use-answer.ts';
import type { WizardStepProps } from './wizard-step.ts';
import classes from './readiness-step.module.css';

/** What blocks only until the next question is answered does not block the way there. */
const blocksNow = (check: ReadinessCheck): boolean => check.state === 'blocks' && check.code !== 'income-account';

const icons = { ready: 'check', note: 'info', blocks: 'alert' } as const;

/** What we found in the company, in plain words, with a cure beside each finding (U01). */
export function ReadinessStep(props: WizardStepProps) {
  const { t } = useTranslation();
  const params = { connectionId: props.connection.id };
  const found = useRead(readReadiness, { params });
  const { answer, ...saving } = useAnswer(props, 'income-account');
  const checks = found.data?.checks ?? [];
  const isBlocked = checks.some(blocksNow);
  const isAllReady = checks.length > 0 && checks.every(check => check.state === 'ready');
  return (
    <Question
      title={t('wizard.readiness.question')}
      text={isBlocked ? t('wizard.readiness.blocked') : isAllReady ? t('wizard.readiness.allReady') : undefined}
      fault={saving.fault}
      next={{
        onPress: () => answer({}),
        isPending: saving.isPending,
        isDisabled: found.data === undefined || isBlocked,
      }}
      beside={<LookAgain {...props} />}
    >
      {found.error !== null && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined && found.error === null && <Skeleton height={240} />}
      <ul className={classes.checks}>
        {checks.map(check => (
          <li key={check.code} className={classes.check} data-state={check.state}>
            <Icon name={icons[check.state]} />
            <div className={classes.text}>
              <div className={classes.finding}>
                <VisuallyHidden>{t(`wizard.readiness.state.${check.state}`)}:</VisuallyHidden> {check.finding}
              </div>
              <div className="quiet">{check.meaning}</div>
            </div>
            <Cure check={check} connectionId={props.connection.id} />
          </li>
        ))}
      </ul>
    </Question>
  );
}

function LookAgain({ connection }: WizardStepProps) {
  const { t } = useTranslation();
  const { call } = useDeps();
  const client = useQueryClient();
  const params = { connectionId: connection.id };
  const look = async () => {
    const answer = await call(readReadiness, { params, query: { refresh: 'true' } });
    client.setQueryData(keyOf(readReadiness.name, { params }), answer);
  };
  return (
    <Button variant="default" leftSection={<Icon name="refresh" />} onClick={() => void look().catch(() => undefined)}>
      {t('wizard.readiness.again')}
    </Button>
  );
}

function Cure({ check, connectionId }: { readonly check: ReadinessCheck; readonly connectionId: string }) {
  const client = useQueryClient();
  const curing = useCommand(cureReadiness, {
    touches: [],
    onDone: answer => client.setQueryData(keyOf(readReadiness.name, { params: { connectionId } }), answer),
  });
  if (check.cure === null) return null;
  if (check.cure.kind === 'link') {
    return (
      <Button
        component="a"
        href={check.cure.url}
        target="_blank"
        rel="noopener"
        size="xs"
        variant="default"
        rightSection={<Icon name="external" size={12} />}
      >
        {check.cure.label}
      </Button>
    );
  }
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={curing.isPending}
        onClick={() => curing.send({ params: { connectionId, code: check.code } })}
      >
        {check.cure.label}
      </Button>
      <FaultNote fault={curing.fault} />
    </div>
  );
}
