import { Button, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { useStanding } from '../../connection/use-connection.ts';
import { obstacles } from './remarks.ts';
import type { Prediction } from './use-prediction.ts';

interface ComposerActionsProps {
  readonly step: 'compose' | 'review';
  readonly predicted: Prediction;
  readonly draftButton: ReactNode;
  readonly onStep: (step: 'compose' | 'review') => void;
  /** Pressed although something is missing: now it may be shown beside its field. */
  readonly onBlocked: () => void;
  readonly onWrite: () => void;
  readonly isWriting: boolean;
  readonly writeLabel: string;
}

/** One way on at a time: review, then write. */
export function ComposerActions(props: ComposerActionsProps) {
  const { step, predicted, draftButton, onStep, onBlocked } = props;
  const { t } = useTranslation();
  const isLive = useStanding().kind === 'active';
  const missing = obstacles(predicted);
  const isBlocked = missing.length > 0 || predicted.prediction === undefined;
  return (
    <>
      {step === 'review' && (
        <Button variant="default" onClick={() => onStep('compose')}>
          {t('compose.backToCompose')}
        </Button>
      )}
      {draftButton}
      {isLive && step === 'compose' && (
        <Tooltip disabled={!isBlocked || missing.length === 0} label={missing[0]}>
          <Button
            data-disabled={isBlocked}
            onClick={() => (isBlocked ? onBlocked() : onStep('review'))}
            aria-disabled={isBlocked}
          >
            {missing.length > 0 ? t('compose.settle', { count: missing.length }) : t('compose.review')}
          </Button>
        </Tooltip>
      )}
      {isLive && step === 'review' && (
        <Button loading={props.isWriting} disabled={isBlocked || predicted.isBehind} onClick={props.onWrite}>
          {props.writeLabel}
        </Button>
      )}
    </>
  );
}
