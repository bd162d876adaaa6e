import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where a link went away with the page that it stood on, the focus goes to the new page: whoever works by keyboard or by ear begins there,
 * not at the navigation again. A page that focuses a field of its own keeps it.
 */
export function usePageFocus(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        const { activeElement, body } = document;
        const isLost = activeElement === null || activeElement === body;
        if (fromLocation !== undefined && pathChanged && isLost) content.current?.focus({ preventScroll: true });
      }),
    [router],
  );
  return content;
}
