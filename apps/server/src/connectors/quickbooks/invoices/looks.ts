import type { Invoice } from '@tieout/quickbooks';
import type { Needed } from '../act/bring-in.ts';

/**
 * Records that were read because one version of an invoice cannot be understood without them: to look once more would tell nothing new
 * of that version. A later one may need them read anew.
 */
export type Looks = ReadonlySet<string>;

export const noLooks: Looks = new Set();

/** A look at what this version of an invoice needs. */
export const lookFor = ({ Id, SyncToken }: Pick<Invoice, 'Id' | 'SyncToken'>, { to, id }: Needed): string =>
  `invoice ${Id} of version ${SyncToken}: ${to} ${id}`;
