import { describe, expect, it } from 'vitest';
import { createSwitch } from './create-switch.ts';

describe('a switch', () => {
  it('starts off and tells its listeners each change once', () => {
    const dialog = createSwitch();
    const heard: boolean[] = [];
    dialog.subscribe(() => heard.push(dialog.isOn()));
    dialog.set(true);
    dialog.set(true);
    dialog.set(false);
    expect(heard).toEqual([true, false]);
  });

  it('forgets a listener that went away', () => {
    const dialog = createSwitch();
    let calls = 0;
    const leave = dialog.subscribe(() => (calls += 1));
    leave();
    dialog.set(true);
    expect(calls).toBe(0);
  });
});
