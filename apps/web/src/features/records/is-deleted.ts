interface Mortal {
  readonly isActive: boolean;
  readonly deletedAt?: string | undefined;
  readonly sync: { readonly mark: string };
}

/** Whether a record was deleted here: inactive, left alone on purpose, and dated where the server says when. */
export function isDeleted(record: Mortal): boolean {
  return record.deletedAt !== undefined || (!record.isActive && record.sync.mark === 'left-alone');
}
