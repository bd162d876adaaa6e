import { Menu } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../../ui/icons/icon.tsx';

/** Leads to the record in QuickBooks, in a menu; nothing while it is not there. */
export function OpenInBooksItem({ url }: { readonly url: string | null }) {
  const { t } = useTranslation();
  if (url === null) return null;
  return (
    <Menu.Item leftSection={<Icon name="external" />} component="a" href={url} target="_blank" rel="noopener">
      {t('common.openInQuickbooks')}
    </Menu.Item>
  );
}
