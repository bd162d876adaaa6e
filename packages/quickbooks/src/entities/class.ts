import type { Ref, Stored } from './record-parts.ts';

/** Fields of a class that a caller may write. Usable only when class tracking is on. */
export interface NewClass {
  readonly Name: string;
  readonly ParentRef?: Ref;
  readonly Active?: boolean;
}

/** A class as QuickBooks stores it. */
export interface Class extends NewClass, Stored {
  readonly FullyQualifiedName?: string;
  readonly SubClass?: boolean;
}
