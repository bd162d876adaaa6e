import type { EntityName } from '../entities/entity-name.ts';
import { textAt, type BooksRecord } from '../json.ts';

/** What references show of a record: people by DisplayName, the rest by qualified name or name. */
export function displayNameOf(record: BooksRecord, entity: EntityName): string | undefined {
  if (entity === 'Customer' || entity === 'Vendor' || entity === 'Employee') return textAt(record, 'DisplayName');
  return textAt(record, 'FullyQualifiedName') ?? textAt(record, 'Name') ?? textAt(record, 'DisplayName');
}
