import { readWorkspace, updateWorkspace, type WorkspaceSettings } from '@tieout/api';
import { Button, Group, NumberInput, Select, SimpleGrid, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { useRead } from '../../api/reads.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../features/session/session-query.ts';
import '../../texts/areas/settings.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { toastDone } from '../../ui/feedback/toast.ts';
import { useFields } from '../../ui/fields/use-fields.ts';
import { Section } from '../../ui/page/section.tsx';
import { mannerExample, timeZones } from './manner-example.ts';
import { SettingsPage } from './settings-page.tsx';

/** Name, manner of writing, invoice defaults. */
export function WorkspacePage() {
  const found = useRead(readWorkspace, {});
  return (
    <SettingsPage tab="workspace">
      {found.error !== null && found.data === undefined && <FaultNote fault={found.error} onRetry={found.refetch} />}
      {found.data === undefined ? (
        <Skeleton height={320} />
      ) : (
        <WorkspaceForm key={found.data.version} settings={found.data} />
      )}
    </SettingsPage>
  );
}

function WorkspaceForm({ settings }: { readonly settings: WorkspaceSettings }) {
  const { t } = useTranslation();
  const mayWrite = useMay('settings.write');
  const { version, ...initial } = settings;
  const fields = useFields(initial);
  const saving = useCommand(updateWorkspace, {
    touches: ['workspace', 'session'],
    onDone: () => toastDone(t('common.saved')),
    onRefused: fields.showFault,
  });
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        saving.send({ body: fields.values }, version);
      }}
    >
      <fieldset disabled={!mayWrite} style={{ border: 0, margin: 0, padding: 0, maxWidth: 640 }}>
        <Stack gap="md">
          <FaultNote fault={saving.fault} beside={fields.names} />
          <MannerFields fields={fields} />
          <Section title={t('settings.workspace.defaults')}>
            <DefaultFields fields={fields} />
          </Section>
          {mayWrite ? (
            <Group>
              <Button type="submit" loading={saving.isPending}>
                {t('settings.workspace.save')}
              </Button>
            </Group>
          ) : (
            <span className="quiet">{t('settings.notYours')}</span>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

interface FieldsProps {
  readonly fields: ReturnType<typeof useFields<Omit<WorkspaceSettings, 'version'>>>;
}

function MannerFields({ fields }: FieldsProps) {
  const { t } = useTranslation();
  const { values, errors, set } = fields;
  const example = mannerExample(values);
  return (
    <>
      <TextInput
        label={t('settings.workspace.name')}
        value={values.name}
        error={errors['name']}
        onChange={event => set('name', event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('settings.workspace.locale')}
          description={
            example === undefined ? t('settings.workspace.localeHint') : t('settings.workspace.example', example)
          }
          value={values.locale}
          error={errors['locale']}
          onChange={event => set('locale', event.currentTarget.value)}
        />
        <Select
          label={t('settings.workspace.timeZone')}
          description={t('settings.workspace.timeZoneHint')}
          searchable
          allowDeselect={false}
          limit={60}
          value={values.timeZone}
          error={errors['timeZone']}
          onChange={zone => zone !== null && set('timeZone', zone)}
          data={timeZones(values.timeZone)}
        />
      </SimpleGrid>
      <TextInput
        label={t('settings.workspace.currency')}
        w={160}
        maxLength={3}
        value={values.currency}
        error={errors['currency']}
        onChange={event => set('currency', event.currentTarget.value.toUpperCase())}
      />
    </>
  );
}

function DefaultFields({ fields }: FieldsProps) {
  const { t } = useTranslation();
  const { values, errors, set } = fields;
  const defaults = values.invoiceDefaults;
  return (
    <Stack gap="md">
      <NumberInput
        label={t('settings.workspace.dueDays')}
        description={t('settings.workspace.dueDaysHint')}
        w={160}
        min={0}
        max={999}
        value={defaults.dueDays}
        error={errors['invoiceDefaults.dueDays']}
        onChange={days => set('invoiceDefaults', { ...defaults, dueDays: Number(days) })}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('settings.workspace.message')}
        value={defaults.message}
        error={errors['invoiceDefaults.message']}
        onChange={event => set('invoiceDefaults', { ...defaults, message: event.currentTarget.value })}
      />
    </Stack>
  );
}
