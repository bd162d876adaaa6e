import { createSwitch } from '../../ui/switch/create-switch.ts';

/** Whether the navigation is open where there is no room for it beside the page. */
export const navDrawer = createSwitch();
