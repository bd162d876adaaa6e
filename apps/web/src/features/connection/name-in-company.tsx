import type { SyncState } from '@tieout/api';
import { useCompaniesOn } from './use-connection.ts';

interface NameInCompanyProps {
  readonly name: string;
  readonly sync: SyncState;
}

/** A name in a list, with its company where there are several: namesakes of two companies are two records. */
export function NameInCompany({ name, sync }: NameInCompanyProps) {
  const isSeveral = useCompaniesOn().length > 1;
  if (!isSeveral || sync.company === null) return name;
  return (
    <>
      {name} <span className="quiet">· {sync.company.name}</span>
    </>
  );
}
