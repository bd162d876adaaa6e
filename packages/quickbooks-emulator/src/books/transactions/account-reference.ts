import type { Company } from '../company.ts';
import { refAt, textAt, type JsonObject } from '../json.ts';

/** The account that a record refers to, as `{value, name}`; undefined when it names none or the account is gone. */
export function accountReference(company: Company, holder: JsonObject, key: string): JsonObject | undefined {
  const id = refAt(holder, key);
  const account = id === undefined ? undefined : company.table('Account').record(id);
  if (id === undefined || account === undefined) return undefined;
  return { value: id, name: textAt(account, 'FullyQualifiedName') ?? textAt(account, 'Name') ?? id };
}
