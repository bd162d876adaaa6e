import type { Address, Ref, Stored } from './record-parts.ts';

/** Fields of a department (location) that a caller may write. Usable only when location tracking is on. */
export interface NewDepartment {
  readonly Name: string;
  readonly SubDepartment?: boolean;
  readonly ParentRef?: Ref;
  readonly Address?: Address;
  readonly Active?: boolean;
}

/** A department as QuickBooks stores it. */
export interface Department extends NewDepartment, Stored {
  readonly FullyQualifiedName?: string;
}
