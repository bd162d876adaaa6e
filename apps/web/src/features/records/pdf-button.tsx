import type { SyncState } from '@tieout/api';
import { Button } from '@mantine/core';
import '../../texts/areas/document.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useStandingOf } from '../connection/use-connection.ts';

interface PdfButtonProps {
  readonly record: { readonly state: string; readonly sync: SyncState };
  /** Address of QuickBooks' PDF of it. */
  readonly href: string;
}

/** Opens QuickBooks' PDF of a record; nothing while QuickBooks has none to give. */
export function PdfButton({ record: { state, sync }, href }: PdfButtonProps) {
  const { t } = useTranslation();
  const isLive = useStandingOf(sync.company?.id).kind === 'active';
  if (!isLive || sync.booksId === null || state === 'deleted') return null;
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<Icon name="download" />}
    >
      {t('document.pdf')}
    </Button>
  );
}
