import { useCallback, useRef, type RefCallback } from 'react';

/**
 * Gives the focus back to what opened an editor once the editor is gone: whoever works by keyboard goes on where they were. It is not taken
 * from where somebody went meanwhile.
 */
export function useFocusReturn(): readonly [opener: RefCallback<HTMLElement>, expectFocus: () => void] {
  const isDue = useRef(false);
  const give = useCallback((opener: HTMLElement | null) => {
    if (opener === null || !isDue.current) return;
    isDue.current = false;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) opener.focus();
  }, []);
  const expect = useCallback(() => {
    isDue.current = true;
  }, []);
  return [give, expect];
}
