import { startConnecting } from '@tieout/api';
import { Button, type ButtonProps } from '@mantine/core';
import { useCommand } from '../../api/use-command.ts';
import '../../texts/areas/quickbooks.ts';
import { useTranslation } from '../../texts/use-translation.ts';
import { toastFault } from '../../ui/feedback/toast.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useMay } from '../session/session-query.ts';

interface ConnectButtonProps {
  /** Where to go on after the consent; the wizard unless said otherwise. */
  readonly returnTo?: string;
  /** Connect this one again, and no other company. */
  readonly connectionId?: string;
  /** Said on it instead. */
  readonly label?: string;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
}

/** Leads to QuickBooks' consent page. Not shown to those whose role may not connect. */
export function ConnectButton({ returnTo, connectionId, label, variant = 'filled', size = 'sm' }: ConnectButtonProps) {
  const { t } = useTranslation();
  const mayConnect = useMay('quickbooks.connect');
  const authorizing = useCommand(startConnecting, {
    touches: [],
    onDone: ({ url }) => window.location.assign(url),
    onRefused: toastFault,
  });
  if (!mayConnect) return null;
  const body = {
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(connectionId === undefined ? {} : { connectionId }),
  };
  return (
    <Button
      variant={variant}
      size={size}
      leftSection={<Icon name="link" />}
      loading={authorizing.isPending}
      onClick={() => authorizing.send({ body })}
    >
      {label ?? (connectionId === undefined ? t('quickbooks.connect.button') : t('shell.banner.reconnectAction'))}
    </Button>
  );
}
