import { conflictRules, updateMappings, type FieldDirection, type MappedField, type MappingSet } from '@tieout/api';
import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useCommand } from '../../../api/use-command.ts';
import { useMay } from '../../../features/session/session-query.ts';
import '../../../texts/areas/mappings.ts';
import '../../../texts/areas/rules.ts';
import { useTranslation } from '../../../texts/use-translation.ts';
import { toastFault } from '../../../ui/feedback/toast.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { FieldState } from './field-state.tsx';
import classes from './mappings-page.module.css';

type Kind = MappingSet['kinds'][number];
type Change = Partial<Pick<MappedField, 'direction' | 'conflict' | 'booksField'>> | null;

interface FieldTableProps {
  readonly kind: Kind;
  readonly set: MappingSet;
}

/** The fields of one kind: ours, the arrow, QuickBooks', who wins, and how it stands. Saved at once. */
export function FieldTable({ kind, set }: FieldTableProps) {
  const { t } = useTranslation();
  const mayChange = useMay('quickbooks.connect');
  const saving = useCommand(updateMappings, { touches: ['mappings', 'configuration'], onRefused: toastFault });
  const change = (field: string, next: Change) =>
    saving.send(
      { params: { connectionId: set.connectionId, kind: kind.kind }, body: { fields: [{ field, change: next }] } },
      set.version,
    );
  return (
    <div className={classes.table} role="table" aria-label={t(`rules.kinds.${kind.kind}`)}>
      <div role="row" className={classes.head}>
        <span role="columnheader">{t('common.here')}</span>
        <span role="columnheader">{t('mappings.direction.label')}</span>
        <span role="columnheader">{t('common.quickbooks')}</span>
        <span role="columnheader">{t('mappings.conflict')}</span>
        <span role="columnheader">{t('mappings.state')}</span>
      </div>
      {kind.fields.map(field => (
        <FieldRow
          key={field.field}
          field={field}
          isLocked={!mayChange || saving.isPending}
          change={next => change(field.field, next)}
        />
      ))}
    </div>
  );
}

interface FieldRowProps {
  readonly field: MappedField;
  readonly isLocked: boolean;
  readonly change: (next: Change) => void;
}

function FieldRow({ field, isLocked, change }: FieldRowProps) {
  const { t } = useTranslation();
  return (
    <div role="row" className={classes.row} data-off={field.direction === 'off' || undefined}>
      <span role="rowheader" className={classes.name}>
        {field.label}
        {field.isEdited && !isLocked && (
          <UnstyledButton
            className={classes.reset}
            aria-label={t('mappings.reset', { field: field.label })}
            title={t('mappings.reset', { field: field.label })}
            onClick={() => change(null)}
          >
            <Icon name="undo" size={12} />
          </UnstyledButton>
        )}
      </span>
      <span role="cell">
        <DirectionSelect field={field} isLocked={isLocked} change={change} />
      </span>
      <span role="cell">
        <BooksField field={field} isLocked={isLocked} change={change} />
      </span>
      <span role="cell">
        <ConflictSelect field={field} isLocked={isLocked} change={change} />
      </span>
      <span role="cell">
        <FieldState state={field.state} />
      </span>
    </div>
  );
}

const arrows: Readonly<Record<FieldDirection, string>> = { in: '←', out: '→', both: '↔', off: '×' };

function DirectionSelect({ field, isLocked, change }: FieldRowProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={`${field.label}: ${t('mappings.direction.label')}`}
      disabled={isLocked || field.directions.length < 2}
      value={field.direction}
      data={field.directions
        .filter(direction => direction !== 'off' || !field.isRequired)
        .map(value => ({ value, label: `${arrows[value]} ${t(`mappings.direction.${value}`)}` }))}
      onChange={event => {
        const direction = field.directions.find(each => each === event.currentTarget.value);
        if (direction !== undefined) change({ direction });
      }}
    />
  );
}

function BooksField({ field, isLocked, change }: FieldRowProps) {
  const { t } = useTranslation();
  if (field.booksFields.length < 2) return <span className={classes.books}>{field.booksLabel}</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={`${field.label}: ${t('common.quickbooks')}`}
      disabled={isLocked}
      value={field.booksField}
      data={field.booksFields.map(({ field: value, label }) => ({ value, label }))}
      onChange={event => change({ booksField: event.currentTarget.value })}
    />
  );
}

function ConflictSelect({ field, isLocked, change }: FieldRowProps) {
  const { t } = useTranslation();
  if (field.direction !== 'both') return <span className="quiet">{t('common.empty')}</span>;
  const byKind = t('mappings.byKind', { rule: t(`rules.conflict.${field.effectiveConflict}`) });
  return (
    <NativeSelect
      size="xs"
      aria-label={`${field.label}: ${t('mappings.conflict')}`}
      disabled={isLocked}
      value={field.conflict ?? ''}
      data={[
        { value: '', label: field.conflict === null ? byKind : t('mappings.asKind') },
        ...conflictRules.map(value => ({ value, label: t(`rules.conflict.${value}`) })),
      ]}
      onChange={event => change({ conflict: conflictRules.find(each => each === event.currentTarget.value) ?? null })}
    />
  );
}
