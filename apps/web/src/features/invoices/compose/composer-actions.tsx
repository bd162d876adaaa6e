import { Button, Tooltip } from '@mantine/core';
import '../../../texts/areas/compose.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { ConnectButton } from '../../connection/connect-button.tsx';
import { useStanding } from '../../connection/use-connection.ts';
import { obstacles } from './remarks.ts';
import type { Prediction } from './use-composition.ts';
import type { useSaving } from './use-saving.ts';

interface ComposerActionsProps {
  readonly step: 'compose' | 'review';
  readonly predicted: Prediction;
  readonly saving: ReturnType<typeof useSaving>;
  readonly onStep: (step: 'compose' | 'review') => void;
  /** Pressed although something is missing: now it may be shown beside its field. */
  readonly onBlocked: () => void;
  readonly onSave: () => void;
  readonly onPost: () => void;
}

/** One way on at a time: review, then create. Without a connection the draft can be saved, and the way to connect is here (BKP-05). */
export function ComposerActions({ step, predicted, saving, onStep, onBlocked, onSave, onPost }: ComposerActionsProps) {
  const { t } = useTranslation();
  const standing = useStanding();
  const missing = obstacles(predicted);
  const isOff = standing.kind !== 'active';
  const isBlocked = missing.length > 0 || predicted.prediction === undefined;
  return (
    <>
      {step === 'review' && (
        <Button variant="default" onClick={() => onStep('compose')}>
          {t('compose.backToCompose')}
        </Button>
      )}
      <Button
        variant={isOff ? 'filled' : 'default'}
        loading={saving.isSaving && !saving.isPosting}
        disabled={Object.keys(predicted.errors).length > 0}
        onClick={onSave}
      >
        {t('compose.saveDraft')}
      </Button>
      {standing.kind === 'none' && <ConnectButton variant="default" returnTo="/quickbooks/setup" />}
      {!isOff && step === 'compose' && (
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
      {!isOff && step === 'review' && (
        <Button
          loading={saving.isPosting || saving.isSaving}
          disabled={isBlocked || predicted.isBehind}
          onClick={onPost}
        >
          {t('compose.create')}
        </Button>
      )}
    </>
  );
}
