import { Suspense, useEffect, useState, type ReactNode } from 'react';

interface WhenOpenedProps {
  readonly isOpen: boolean;
  /** A lazy dialog: fetched when it opens for the first time, and kept afterwards so that it can close with its motion. */
  readonly children: ReactNode;
}

/** Keeps what is seldom opened out of the first load of a page, and gives the focus back to what opened it. */
export function WhenOpened({ isOpen, children }: WhenOpenedProps) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  // Mantine gives it back only to what was focused when a dialog that stood there closed was opened: the first time none stands there yet.
  useEffect(() => {
    if (!isOpen) return undefined;
    const opener = focused();
    return () => {
      const { activeElement, body } = document;
      const isFree =
        activeElement === null || activeElement === body || activeElement.closest('[role="dialog"]') !== null;
      if (isFree) opener?.focus();
    };
  }, [isOpen]);
  if (!isOpen && !wasOpen) return null;
  return <Suspense fallback={null}>{children}</Suspense>;
}

/** What has the focus; of an item in a menu, which goes away with it, what opened the menu. */
function focused(): HTMLElement | null {
  const { activeElement } = document;
  const menu = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null;
  const opener = menu === null ? activeElement : document.querySelector(`#${CSS.escape(menu)}`);
  return opener instanceof HTMLElement ? opener : null;
}
