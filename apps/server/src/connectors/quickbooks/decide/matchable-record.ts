import { normaliseName } from '@tieout/domain';
import type { MatchableRecord } from '@tieout/sync';

/** What a record of either side is recognised by, as the tables hold it. */
export interface MatchKeys {
  readonly name: string;
  readonly name_key: string | null;
  readonly email: string | null;
  readonly sku: string | null;
}

export const matchableRecord = (id: string, { name, name_key: nameKey, email, sku }: MatchKeys): MatchableRecord => ({
  id,
  name,
  normalName: nameKey === '' ? null : nameKey,
  email,
  sku: sku === null ? null : normaliseName(sku),
  document: null,
  foreignId: null,
});
