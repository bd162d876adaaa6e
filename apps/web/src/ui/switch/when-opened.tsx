import { Suspense, useState, type ReactNode } from 'react';

interface WhenOpenedProps {
  readonly isOpen: boolean;
  /** A lazy dialog: fetched when it opens for the first time, and kept afterwards so that it can close with its motion. */
  readonly children: ReactNode;
}

/** Keeps what is seldom opened out of the first load of a page. */
export function WhenOpened({ isOpen, children }: WhenOpenedProps) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!isOpen && !wasOpen) return null;
  return <Suspense fallback={null}>{children}</Suspense>;
}
