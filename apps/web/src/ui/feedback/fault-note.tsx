import { Button } from '@mantine/core';
import { isToldBeside, problemOf } from '../../api/fault.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';
import classes from './note.module.css';

interface FaultNoteProps {
  readonly fault: unknown;
  readonly onRetry?: () => unknown;
  readonly retryLabel?: string;
  /** Fields of the form that show what is said against them: it is not said twice. */
  readonly beside?: readonly string[];
}

/** A refusal, where its cause is: what happened, what to do, and the request to quote when asking for help. */
export function FaultNote({ fault, onRetry, retryLabel, beside = [] }: FaultNoteProps) {
  const { t } = useTranslation();
  if (fault === null || fault === undefined) return null;
  const problem = problemOf(fault);
  // The sign-in dialog stands over the page already.
  if (problem.code === 'not-signed-in' || isToldBeside(fault, beside)) return null;
  return (
    <div className={classes.note} data-tone="red" role="alert">
      <Icon name="alert" />
      <div className={classes.text}>
        <strong>{problem.title === '' ? t('common.fault.title') : problem.title}</strong>
        <div>{problem.detail}</div>
        {problem.instance !== '' && (
          <div className={classes.instance}>{t('common.requestId', { id: problem.instance })}</div>
        )}
      </div>
      {onRetry !== undefined && (
        <Button variant="default" size="xs" onClick={() => onRetry()}>
          {retryLabel ?? t('common.retry')}
        </Button>
      )}
    </div>
  );
}
