import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { problemOf } from '../../api/fault.ts';

const toastMs = 4000;

const closeButtonProps = () => ({ 'aria-label': t('common.close') });

/** Says that something was done, and goes away by itself. */
export function toastDone(message: string): void {
  notifications.show({
    message,
    color: 'pine',
    autoClose: toastMs,
    withBorder: true,
    closeButtonProps: closeButtonProps(),
  });
}

/** Says what was refused; stays until it is closed, since it asks for something. */
export function toastFault(fault: unknown): void {
  const problem = problemOf(fault);
  notifications.show({
    title: problem.title,
    message: problem.detail,
    color: 'rust',
    autoClose: false,
    withBorder: true,
    closeButtonProps: closeButtonProps(),
    role: 'alert',
  });
}
