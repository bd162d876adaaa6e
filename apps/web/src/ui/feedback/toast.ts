import type { NotificationData } from '@mantine/notifications';
import { problemOf } from '../../api/fault.ts';
import { textOf } from '../../texts/texts.ts';
import { createSwitch } from '../switch/create-switch.ts';

const toastMs = 4000;

/** On from the first toast: the shelf and all that belongs to it are fetched then. */
export const toastShelf = createSwitch();

async function show(toast: NotificationData): Promise<void> {
  toastShelf.set(true);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ withBorder: true, closeButtonProps: { 'aria-label': textOf('common.close') }, ...toast });
}

/** Says that something was done, and goes away by itself. */
export function toastDone(message: string): void {
  void show({ message, color: 'pine', autoClose: toastMs });
}

/** Says what was refused; stays until it is closed, since it asks for something. */
export function toastFault(fault: unknown): void {
  const { title, detail } = problemOf(fault);
  void show({ title, message: detail, color: 'rust', autoClose: false, role: 'alert' });
}
