import type { MappedField } from '@tieout/api';
import { Tooltip } from '@mantine/core';
import '../../../texts/areas/mappings.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';

const looks = {
  'in-step': { tone: 'green', icon: 'check' },
  in: { tone: 'quiet', icon: 'left' },
  out: { tone: 'quiet', icon: 'right' },
  off: { tone: 'struck', icon: 'slash' },
  'not-kept': { tone: 'quiet', icon: 'info' },
  problem: { tone: 'amber', icon: 'alert' },
} as const;

/** Whether a field is in step; the reason on hover and focus. */
export function FieldState({ state }: { readonly state: MappedField['state'] }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={state.sentence}>
      <span tabIndex={0}>
        <Badge tone={looks[state.kind].tone} icon={looks[state.kind].icon}>
          {state.kind === 'problem'
            ? t('mappings.problems', { count: state.problemCount })
            : t(`mappings.states.${state.kind}`)}
        </Badge>
      </span>
    </Tooltip>
  );
}
