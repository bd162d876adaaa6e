import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { LooseLink, type LinkTarget } from './loose-link.tsx';

type LinkButtonProps = ButtonProps & {
  readonly target: LinkTarget;
  readonly children: ReactNode;
  /** What is remembered before the page is left. */
  readonly onFollow?: () => void;
};

/** A button that leads to another page: a real link, so that it opens in a new tab like one. */
export function LinkButton({ target, onFollow, ...props }: LinkButtonProps) {
  return <Button component={LooseLink} target={target} onClick={onFollow} {...props} />;
}
