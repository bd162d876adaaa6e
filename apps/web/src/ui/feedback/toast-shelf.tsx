import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';

/** Where toasts stand. */
export const ToastShelf = () => <Notifications position="bottom-right" limit={3} />;
