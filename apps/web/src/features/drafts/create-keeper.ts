/** Shape of what is kept: another shape is another key, so that an old page and a new one do not read each other's drafts. */
const shape = 2;

export interface Kept<Draft> {
  readonly keptAt: string;
  readonly draft: Draft;
}

interface KeeperOptions<Draft> {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly workspaceId: string;
  /** What is being typed: the id of a document, or `new`. */
  readonly subject: string;
  /** Whether what was kept is a draft as this version writes it. */
  readonly isDraft: (value: unknown) => value is Draft;
}

/** Keeps what is being typed in the browser, per workspace and subject. A full or forbidden storage costs the safety net, not the page. */
export function createKeeper<Draft>({ storage, workspaceId, subject, isDraft }: KeeperOptions<Draft>) {
  const key = `tieout.draft.${shape}.${workspaceId}.${subject}`;
  return {
    keep(draft: Draft, keptAt: Date): boolean {
      try {
        storage.setItem(key, JSON.stringify({ keptAt: keptAt.toISOString(), draft }));
        return true;
      } catch {
        return false;
      }
    },
    find(): Kept<Draft> | undefined {
      try {
        const text = storage.getItem(key);
        return text === null ? undefined : readKept(JSON.parse(text), isDraft);
      } catch {
        return undefined;
      }
    },
    forget(): void {
      try {
        storage.removeItem(key);
      } catch {
        // Storage that cannot be read cannot hold a draft either.
      }
    },
  };
}

function readKept<Draft>(value: unknown, isDraft: (value: unknown) => value is Draft): Kept<Draft> | undefined {
  if (typeof value !== 'object' || value === null || !('keptAt' in value) || !('draft' in value)) return undefined;
  const { keptAt, draft } = value;
  return typeof keptAt === 'string' && isDraft(draft) ? { keptAt, draft } : undefined;
}
