import type { Account, CompanyInfo, PaymentMethod, Preferences, TaxCode, TaxRate, Term } from '@tieout/quickbooks';
import type { Db } from '../../../store/store.ts';

/** The company's settings and lists, from the mirror: no call is made. Inactive entries are among them. */
export interface References {
  readonly info: CompanyInfo | undefined;
  readonly preferences: Preferences | undefined;
  readonly accounts: readonly Account[];
  readonly taxCodes: readonly TaxCode[];
  readonly taxRates: readonly TaxRate[];
  readonly terms: readonly Term[];
  readonly paymentMethods: readonly PaymentMethod[];
}

const entities = ['CompanyInfo', 'Preferences', 'Account', 'TaxCode', 'TaxRate', 'Term', 'PaymentMethod'] as const;

/** Reads all of it at once; a company has some hundred such entries. */
export async function readReferences(db: Db, connectionId: string): Promise<References> {
  const rows = await db
    .selectFrom('mirror')
    .select(['entity', 'payload'])
    .where('connection_id', '=', connectionId)
    .where('entity', 'in', [...entities])
    .orderBy('entity')
    .orderBy('books_id')
    .execute();
  // The mirror holds what the typed client read.
  const all = <Record>(entity: (typeof entities)[number]) =>
    rows.filter(row => row.entity === entity).map(row => row.payload as Record);
  return {
    info: all<CompanyInfo>('CompanyInfo')[0],
    preferences: all<Preferences>('Preferences')[0],
    accounts: all('Account'),
    taxCodes: all('TaxCode'),
    taxRates: all('TaxRate'),
    terms: all('Term'),
    paymentMethods: all('PaymentMethod'),
  };
}
