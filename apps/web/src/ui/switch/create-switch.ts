import { useSyncExternalStore } from 'react';

/** Something that is on or off for the whole app, such as a dialog that can be opened from many places. */
export interface Switch {
  readonly set: (isOn: boolean) => void;
  readonly isOn: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A switch that starts off. Setting it to what it is tells nobody. */
export function createSwitch(): Switch {
  let current = false;
  const listeners = new Set<() => void>();
  return {
    set: next => {
      if (current === next) return;
      current = next;
      for (const listener of listeners) listener();
    },
    isOn: () => current,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a switch. */
export const useSwitch = ({ subscribe, isOn }: Switch): boolean => useSyncExternalStore(subscribe, isOn);
