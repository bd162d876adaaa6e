import type { Address, Email, Phone, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** Fields of an employee that a caller may write. With payroll on, QuickBooks composes `DisplayName` itself. */
export interface NewEmployee {
  readonly GivenName?: string;
  readonly FamilyName?: string;
  readonly MiddleName?: string;
  readonly DisplayName?: string;
  readonly Title?: string;
  readonly Suffix?: string;
  readonly PrintOnCheckName?: string;
  readonly Active?: boolean;
  readonly PrimaryEmailAddr?: Email;
  readonly PrimaryPhone?: Phone;
  readonly Mobile?: Phone;
  readonly PrimaryAddr?: Address;
  readonly EmployeeNumber?: string;
  readonly HiredDate?: string;
  readonly ReleasedDate?: string;
  readonly BirthDate?: string;
  readonly Gender?: string;
  readonly BillableTime?: boolean;
  readonly BillRate?: Decimal;
  readonly CostRate?: Decimal;
}

/** An employee as QuickBooks stores it. */
export interface Employee extends NewEmployee, Stored {
  readonly DisplayName: string;
}
