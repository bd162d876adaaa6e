import { conflictRules, linkingRules, ruleDirections, updateRules, type Given, type RuleSet } from '@tieout/api';
import { Checkbox, NativeSelect, Switch } from '@mantine/core';
import { useCommand } from '../../../api/use-command.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/rules.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { Badge } from '../../../ui/feedback/badge.tsx';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { Section } from '../../../ui/page/section.tsx';
import classes from './rules-page.module.css';

type Kind = RuleSet['kinds'][number];
type Change = Omit<Given<typeof updateRules>['body']['kinds'][number], 'kind'>;

interface KindRulesProps {
  readonly rules: Kind;
  readonly connectionId: string;
  readonly version: number;
}

/** The rules of one kind: what they come to in words, and each of them to change. Saved at once. */
export function KindRules({ rules, connectionId, version }: KindRulesProps) {
  const { t } = useTranslation();
  const mayChange = useMay('quickbooks.connect');
  const saving = useCommand(updateRules, {
    touches: ['rules', 'mappings', 'connections', 'configuration'],
    onRefused: toastFault,
  });
  const change = (next: Change) =>
    saving.send({ params: { connectionId }, body: { kinds: [{ kind: rules.kind, ...next }] } }, version);
  const props = { rules, change, isLocked: !mayChange || saving.isPending };
  return (
    <Section
      title={t(`rules.kinds.${rules.kind}`)}
      aside={rules.edited.length > 0 && <Badge tone="quiet">{t('rules.edited', { count: rules.edited.length })}</Badge>}
    >
      <p className={classes.sentence}>{rules.sentence}</p>
      <div className={classes.grid}>
        <WayAndConflict {...props} />
        <SideRules {...props} side="here" />
        <SideRules {...props} side="there" />
        <AtFirst {...props} />
      </div>
    </Section>
  );
}

interface PartProps {
  readonly rules: Kind;
  readonly change: (next: Change) => void;
  readonly isLocked: boolean;
}

function WayAndConflict({ rules, change, isLocked }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.part}>
      <NativeSelect
        size="xs"
        label={t('rules.direction.label')}
        disabled={isLocked}
        value={rules.direction}
        data={ruleDirections.map(value => ({ value, label: t(`rules.direction.${value}`) }))}
        onChange={event => {
          const direction = ruleDirections.find(each => each === event.currentTarget.value);
          if (direction !== undefined) change({ direction });
        }}
      />
      <NativeSelect
        size="xs"
        label={t('rules.conflict.label')}
        disabled={isLocked}
        value={rules.conflict}
        data={conflictRules.map(value => ({ value, label: t(`rules.conflict.${value}`) }))}
        onChange={event => {
          const conflict = conflictRules.find(each => each === event.currentTarget.value);
          if (conflict !== undefined) change({ conflict });
        }}
      />
    </div>
  );
}

/** What may happen on one side because of the other. */
function SideRules({ rules, change, isLocked, side }: PartProps & { readonly side: 'here' | 'there' }) {
  const { t } = useTranslation();
  const current = rules[side];
  const isReached = rules.direction === 'both' || rules.direction === (side === 'here' ? 'in' : 'out');
  const set = (next: Change['here']) => change(side === 'here' ? { here: next } : { there: next });
  return (
    <fieldset className={classes.part} disabled={isLocked || !isReached} data-quiet={!isReached || undefined}>
      <legend className={classes.legend}>{t(`rules.side.${side}`)}</legend>
      <Checkbox
        size="xs"
        label={t('rules.create')}
        checked={current.create}
        onChange={event => set({ create: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('rules.update')}
        checked={current.update}
        onChange={event => set({ update: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('rules.delete')}
        checked={current.delete === 'propagate'}
        onChange={event => set({ delete: event.currentTarget.checked ? 'propagate' : 'keep' })}
      />
    </fieldset>
  );
}

function AtFirst({ rules, change, isLocked }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.part}>
      <NativeSelect
        size="xs"
        label={t('rules.linking.label')}
        disabled={isLocked}
        value={rules.linking}
        data={linkingRules.map(value => ({ value, label: t(`rules.linking.${value}`) }))}
        onChange={event => {
          const linking = linkingRules.find(each => each === event.currentTarget.value);
          if (linking !== undefined) change({ linking });
        }}
      />
      <Switch
        size="xs"
        label={t('rules.importsInactive')}
        disabled={isLocked}
        checked={rules.importsInactive}
        onChange={event => change({ importsInactive: event.currentTarget.checked })}
      />
    </div>
  );
}
