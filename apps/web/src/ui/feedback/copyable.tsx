import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { Icon } from '../icons/icon.tsx';
import classes from './copyable.module.css';

/** An id or a secret: tabular type, one press copies it. */
export function Copyable({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('common.copied') : t('common.copy')}>
          <UnstyledButton
            className={classes.copyable}
            onClick={copy}
            aria-label={[t('common.copy'), label, text].filter(Boolean).join(' ')}
          >
            <code>{text}</code>
            <Icon name={copied ? 'check' : 'copy'} size={13} />
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
