import { useSyncExternalStore } from 'react';

let isShown = false;
const listeners = new Set<() => void>();

function setShown(next: boolean): void {
  isShown = next;
  for (const listener of listeners) listener();
}

export const showShortcuts = (): void => setShown(true);
export const hideShortcuts = (): void => setShown(false);

/** Whether the list of shortcuts is open. */
export function useShortcutsShown(): boolean {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isShown,
  );
}
