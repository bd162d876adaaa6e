import { createSwitch } from '../../ui/switch/create-switch.ts';

/** On when the server no longer knows us: the password is asked for over the present page, with all that was typed. */
export const sessionExpiry = createSwitch();
