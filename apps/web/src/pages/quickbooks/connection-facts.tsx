import { updateConnection, type Connection } from '@tieout/api';
import { Select } from '@mantine/core';
import { useCommand } from '../../api/use-command.ts';
import { useChoices } from '../../features/connection/use-choices.ts';
import fieldClasses from '../../features/records/record-frame.module.css';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/overview.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Ago } from '../../ui/dates/dates.tsx';
import { toastDone, toastFault } from '../../ui/feedback/toast.ts';
import { FieldRow } from '../../ui/fields/field-row.tsx';
import { Section } from '../../ui/page/section.tsx';

/** Company and settings of the connection; the income account stays changeable (I2G-07). */
export function ConnectionFacts({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { country, edition, currency, connectedBy, connectedAt, isTaxConfirmed, preset } = connection;
  return (
    <Section title={t('overview.settings')}>
      <dl className={fieldClasses.fields}>
        <FieldRow label={t('overview.incomeAccount')}>
          <IncomeAccount connection={connection} />
        </FieldRow>
        <FieldRow label={t('overview.tax')}>
          {isTaxConfirmed ? t('overview.taxConfirmed') : t('overview.taxOpen')}
        </FieldRow>
        <FieldRow label={t('overview.preset')}>
          {preset === null ? t('overview.presetOpen') : t(`quickbooks.presets.${preset}.name`)}
        </FieldRow>
        <FieldRow label={t('overview.edition')}>
          {edition} · {country} · {currency}
        </FieldRow>
        <FieldRow label={t('overview.connectedBy')}>
          <Ago at={connectedAt} /> {t('overview.connectedByText', { name: connectedBy })}
        </FieldRow>
      </dl>
    </Section>
  );
}

function IncomeAccount({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const mayChange = useMay('quickbooks.connect') && connection.state === 'active';
  const saving = useCommand(updateConnection, {
    touches: ['connections'],
    onDone: () => toastDone(t('common.saved')),
    onRefused: toastFault,
  });
  if (!mayChange || choices === undefined) return connection.incomeAccount?.name ?? t('common.none');
  return (
    <Select
      maw={360}
      aria-label={t('overview.incomeAccount')}
      description={t('overview.incomeAccountHint')}
      inputWrapperOrder={['input', 'description']}
      searchable
      allowDeselect={false}
      value={connection.incomeAccount?.id ?? null}
      onChange={id => {
        if (id !== null) saving.send({ params: { connectionId: connection.id }, body: { incomeAccountId: id } });
      }}
      data={choices.incomeAccounts.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
