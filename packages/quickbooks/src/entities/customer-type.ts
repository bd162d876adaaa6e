import type { Stored } from './record-parts.ts';

/** A customer type. The API can only read them. */
export interface CustomerType extends Stored {
  readonly Name: string;
  readonly Active?: boolean;
}
