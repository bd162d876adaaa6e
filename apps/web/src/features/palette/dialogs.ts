import { createSwitch } from '../../ui/switch/create-switch.ts';

/** Whether the command palette is open. */
export const paletteDialog = createSwitch();

/** Whether the list of shortcuts is open. */
export const shortcutsDialog = createSwitch();
