import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from '../../texts/use-translation.ts';
import { FaultNote } from './fault-note.tsx';
import classes from './confirm-sheet.module.css';

export interface ConfirmSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What happens here, in one sentence. */
  readonly here: string;
  /** What happens in QuickBooks, in one sentence. */
  readonly books: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => unknown;
  readonly isPending: boolean;
  readonly fault: unknown;
  /** Red only for loss; an Enter too many then loses nothing. */
  readonly isLoss?: boolean;
}

/** The question itself, and what happens on both sides. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { t } = useTranslation();
  const { isLoss = false } = props;
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <dl className={classes.sides}>
          <dt>{t('common.here')}</dt>
          <dd>{props.here}</dd>
          <dt>{t('common.quickbooks')}</dt>
          <dd>{props.books}</dd>
        </dl>
        <FaultNote fault={props.fault} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose} data-autofocus={isLoss || undefined}>
            {t('common.cancel')}
          </Button>
          <Button
            color={isLoss ? 'rust' : 'pine'}
            loading={props.isPending}
            onClick={() => props.onConfirm()}
            data-autofocus={!isLoss || undefined}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
