import { notifications } from '@mantine/notifications';
import { problemOf } from '../../api/fault.ts';

const toastMs = 4000;

/** Says that something was done, and goes away by itself. */
export function toastDone(message: string): void {
  notifications.show({ message, color: 'pine', autoClose: toastMs, withBorder: true });
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
    role: 'alert',
  });
}
