import { activeOrNot, type Company, type CompanyInfo, type Preferences } from '@tieout/quickbooks';
import type { BooksTools } from '../books-tools.ts';
import { mirrorEntryOf, type MirrorEntry } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { referenceLists } from './reference-entities.ts';

/**
 * Reads what the company is and what can be chosen in it (accounts, taxes, terms, payment methods, preferences) into the mirror.
 * @throws QuickBooksFault
 */
export async function refreshReferences(tools: BooksTools, connectionId: string): Promise<void> {
  const { realm_id: realmId } = await tools.db
    .selectFrom('connection')
    .select('realm_id')
    .where('id', '=', connectionId)
    .executeTakeFirstOrThrow();
  const company = tools.client.company(realmId);
  const observedAt = tools.now();
  const [info, preferences, ...lists] = await Promise.all([
    company.companyInfo(),
    company.preferences(),
    ...referenceLists.map(name => readList(company, name)),
  ]);
  const entries = [
    mirrorEntryOf('CompanyInfo', { ...info.value, Id: '1' }),
    mirrorEntryOf('Preferences', { ...preferences.value, Id: '1' }),
    ...lists.flat(),
  ];
  await tools.db.transaction().execute(async tx => {
    await upsertMirror(tx, entries, { connectionId, observedAt });
    await tx
      .updateTable('connection')
      .set(companyFacts(info.value, preferences.value))
      .where('id', '=', connectionId)
      .execute();
  });
}

async function readList(company: Company, from: (typeof referenceLists)[number]): Promise<readonly MirrorEntry[]> {
  const entries: MirrorEntry[] = [];
  for await (const page of company.pages({ from, where: [activeOrNot] })) {
    entries.push(...page.rows.map(row => mirrorEntryOf(from, row)));
  }
  return entries;
}

function companyFacts(info: CompanyInfo, preferences: Preferences) {
  const homeCurrency = preferences.CurrencyPrefs?.HomeCurrency?.value;
  return {
    company_name: info.CompanyName,
    country: info.Country ?? 'US',
    edition: info.NameValue?.find(pair => pair.Name === 'OfferingSku')?.Value ?? '',
    ...(homeCurrency !== undefined && { currency: homeCurrency }),
    ...(info.DefaultTimeZone !== undefined && isTimeZone(info.DefaultTimeZone) && { time_zone: info.DefaultTimeZone }),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
