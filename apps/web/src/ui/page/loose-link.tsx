import { Link, type LinkProps } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType } from 'react';

/** Where a row or a button leads. */
export interface LinkTarget {
  readonly to: LinkProps['to'];
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string | undefined>>;
}

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'target'> & {
  readonly 'data-active'?: boolean | undefined;
};
type LooseLinkProps = AnchorProps & { readonly target: LinkTarget };

/** A page of an area is not active because the area is: the router marks exact matches only. */
const exactly = { exact: true, includeSearch: true } as const;

// The router's own Link wants to know at compile time which page it leads to; a table or a page head learns it as a value.
const AnyLink = Link as unknown as ComponentType<LinkTarget & AnchorProps & { readonly activeOptions: typeof exactly }>;

/** A link of the router whose target is a value. */
export function LooseLink({ target, ...props }: LooseLinkProps) {
  const { to, params, search } = target;
  return (
    <AnyLink
      activeOptions={exactly}
      to={to}
      {...(params === undefined ? {} : { params })}
      {...(search === undefined ? {} : { search })}
      {...props}
    />
  );
}
