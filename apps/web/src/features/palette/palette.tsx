import { searchRecords, type RecordedKind } from '@tieout/api';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRead } from '../../api/reads.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { IconName } from '../../ui/icons/shapes.ts';
import { useSwitch } from '../../ui/switch/create-switch.ts';
import { recordPath } from '../records/record-path.ts';
import { useMay } from '../session/session-query.ts';
import { navEntries } from '../shell/nav-entries.ts';
import { paletteDialog, shortcutsDialog } from './dialogs.ts';

const typingPauseMs = 120;

interface Command {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly icon: IconName;
  readonly run: () => unknown;
}

const matches = (command: Command, query: string): boolean =>
  command.label.toLowerCase().includes(query.trim().toLowerCase());

/** Command palette: records by name or number, places, and what one can do. */
export function Palette() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const places = usePlaces().filter(command => matches(command, query));
  const actions = useActions().filter(command => matches(command, query));
  const records = useRecords(query);
  const isOpen = useSwitch(paletteDialog);
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen]);
  const isEmpty = places.length + actions.length + records.length === 0;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightClose={() => paletteDialog.set(false)}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 100 }}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
    >
      <Spotlight.Search
        placeholder={t('shell.palette.placeholder')}
        aria-label={t('shell.palette.placeholder')}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        <CommandGroup label={t('shell.palette.records')} commands={records} />
        <CommandGroup label={t('shell.palette.do')} commands={actions} />
        <CommandGroup label={t('shell.palette.go')} commands={places} />
        {isEmpty && <Spotlight.Empty>{t('shell.palette.nothing', { query })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function CommandGroup({ label, commands }: { readonly label: string; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {commands.map(command => (
        <Spotlight.Action
          key={command.id}
          label={command.label}
          {...(command.note === undefined ? {} : { description: command.note })}
          leftSection={<Icon name={command.icon} />}
          onClick={() => command.run()}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function usePlaces(): readonly Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return navEntries.map(({ to, name, icon }) => ({
    id: to,
    label: t(`shell.nav.${name}`),
    icon,
    run: () => navigate({ to }),
  }));
}

function useActions(): readonly Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const mayWrite = useMay('records.write');
  const mayImport = useMay('quickbooks.write');
  const writes: readonly Command[] = [
    {
      id: 'new-invoice',
      label: t('shell.palette.newInvoice'),
      icon: 'plus',
      run: () => navigate({ to: '/invoices/new' }),
    },
    {
      id: 'new-estimate',
      label: t('shell.palette.newEstimate'),
      icon: 'plus',
      run: () => navigate({ to: '/estimates/new' }),
    },
    {
      id: 'new-credit-memo',
      label: t('shell.palette.newCreditMemo'),
      icon: 'plus',
      run: () => navigate({ to: '/credit-memos/new' }),
    },
    {
      id: 'new-refund-receipt',
      label: t('shell.palette.newRefundReceipt'),
      icon: 'plus',
      run: () => navigate({ to: '/refund-receipts/new' }),
    },
    {
      id: 'new-payment',
      label: t('shell.palette.newPayment'),
      icon: 'plus',
      run: () => navigate({ to: '/payments/new' }),
    },
    {
      id: 'new-customer',
      label: t('shell.palette.newCustomer'),
      icon: 'plus',
      run: () => navigate({ to: '/customers/new' }),
    },
    { id: 'new-item', label: t('shell.palette.newItem'), icon: 'plus', run: () => navigate({ to: '/items/new' }) },
  ];
  const imports: readonly Command[] = [
    {
      id: 'import',
      label: t('shell.palette.import'),
      icon: 'download',
      run: () => navigate({ to: '/quickbooks/import' }),
    },
  ];
  return [
    ...(mayWrite ? writes : []),
    ...(mayImport ? imports : []),
    { id: 'theme', label: t('shell.palette.toggleTheme'), icon: 'moon', run: toggleColorScheme },
    { id: 'shortcuts', label: t('shell.palette.shortcuts'), icon: 'keyboard', run: () => shortcutsDialog.set(true) },
  ];
}

const recordIcons = {
  customer: 'people',
  item: 'box',
  estimate: 'page',
  invoice: 'receipt',
  'credit-memo': 'credit',
  'refund-receipt': 'cash',
  payment: 'coins',
} as const satisfies Readonly<Record<RecordedKind, IconName>>;

function useRecords(query: string): readonly Command[] {
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(query.trim(), typingPauseMs);
  const found = useRead(searchRecords, { query: { q: asked } }, { isEnabled: asked !== '', keepsPrevious: true });
  if (asked === '') return [];
  return (found.data?.rows ?? []).map(({ kind, id, title, subtitle }) => ({
    id,
    label: title,
    note: subtitle,
    icon: recordIcons[kind],
    run: () => navigate({ href: recordPath(kind, id) ?? '/' }),
  }));
}
