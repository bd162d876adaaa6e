import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { LooseLink, type LinkTarget } from './loose-link.tsx';

type LinkButtonProps = ButtonProps & { readonly target: LinkTarget; readonly children: ReactNode };

/** A button that leads to another page: a real link, so that it opens in a new tab like one. */
export function LinkButton({ target, ...props }: LinkButtonProps) {
  return <Button component={LooseLink} target={target} {...props} />;
}
