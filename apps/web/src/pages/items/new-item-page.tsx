import { createItem, type ItemKind } from '@tieout/api';
import { Button, Group, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/use-command.ts';
import { CompanyScope } from '../../features/connection/company-scope.ts';
import { CompanySelect } from '../../features/connection/company-select.tsx';
import { IncomeAccountSelect } from '../../features/connection/income-account-select.tsx';
import { useStandingOf } from '../../features/connection/use-connection.ts';
import '../../texts/areas/items.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from '../../ui/feedback/fault-note.tsx';
import { useFields } from '../../ui/fields/use-fields.ts';
import { readTypedPrice, useNumberStyle } from '../../ui/fields/typed-number.ts';
import { useManner } from '../../ui/format/locale-context.ts';
import { Page } from '../../ui/page/page.tsx';

/** What a person can add by hand; stock, bundles and categories are made in QuickBooks and imported. */
const kinds = ['service', 'non-inventory'] as const satisfies readonly ItemKind[];
/** Fields that show what is said against them. */
const marked = ['name', 'unitPrice', 'sku', 'description', 'connectionId'];
const blank = {
  name: '',
  kind: 'service' as ItemKind,
  sku: '',
  description: '',
  unitPrice: '' as string | null,
  isTaxable: false,
  incomeAccount: null as { id: string; name: string } | null,
  connectionId: null as string | null,
};

/** Adds a service or a product by hand. */
export function NewItemPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const style = useNumberStyle();
  const { currency } = useManner();
  const fields = useFields(blank);
  const creating = useCommand(createItem, {
    touches: ['items', 'home', 'search'],
    onDone: made => navigate({ to: '/items/$itemId', params: { itemId: made.id } }),
    onRefused: fields.showFault,
  });
  const price = readTypedPrice(fields.values.unitPrice ?? '', style, currency);
  const text = (key: 'name' | 'sku' | 'description') => ({
    label: t(`items.field.${key}`),
    value: fields.values[key],
    error: fields.errors[key],
    onChange: (event: { currentTarget: { value: string } }) => fields.set(key, event.currentTarget.value),
  });
  const submit = () => {
    if (price.kind !== 'refused') creating.send({ body: { ...fields.values, unitPrice: price.value } });
  };
  return (
    <Page title={t('items.new')} width="reading" back={{ to: '/items', label: t('items.title') }}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          submit();
        }}
      >
        {/* prettier-ignore */}
        <Stack gap="md" maw={480}>
          <FaultNote fault={creating.fault} beside={marked} />
          <TextInput autoFocus {...text('name')} />
          <Select
            label={t('items.field.kind')}
            allowDeselect={false}
            value={fields.values.kind}
            onChange={next => fields.set('kind', kinds.find(kind => kind === next) ?? 'service')}
            data={kinds.map(kind => ({ value: kind, label: t(`items.kind.${kind}`) }))}
          />
          <PriceInput fields={fields} refusal={price.kind === 'refused' ? price.sentence : undefined} />
          <TextInput {...text('sku')} />
          <Textarea autosize minRows={2} {...text('description')} />
          <BooksInputs fields={fields} />
          <Switch label={t('items.field.isTaxable')} checked={fields.values.isTaxable} onChange={event => fields.set('isTaxable', event.currentTarget.checked)} />
          <Group>
            <Button type="submit" loading={creating.isPending}>
              {t('items.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

/** Which company it goes to, and the account there: accounts are a company's own. */
function BooksInputs({ fields }: { readonly fields: ReturnType<typeof useFields<typeof blank>> }) {
  const { connectionId, incomeAccount } = fields.values;
  const standing = useStandingOf(connectionId);
  const company = standing.kind === 'unknown' || standing.kind === 'none' ? undefined : standing.connection.id;
  return (
    <CompanyScope value={company}>
      <CompanySelect
        value={connectionId}
        error={fields.errors['connectionId']}
        onChange={id => {
          fields.set('connectionId', id);
          fields.set('incomeAccount', null);
        }}
      />
      <IncomeAccountSelect value={incomeAccount} onChange={account => fields.set('incomeAccount', account)} />
    </CompanyScope>
  );
}

interface PriceInputProps {
  readonly fields: ReturnType<typeof useFields<typeof blank>>;
  readonly refusal: string | undefined;
}

function PriceInput({ fields, refusal }: PriceInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('items.field.unitPrice')}
      description={t('items.field.unitPriceHint')}
      inputMode="decimal"
      value={fields.values.unitPrice ?? ''}
      error={refusal ?? fields.errors['unitPrice']}
      onChange={event => fields.set('unitPrice', event.currentTarget.value)}
    />
  );
}
