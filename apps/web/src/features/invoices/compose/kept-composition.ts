import type { Composition } from './composition.ts';
import { isComposition } from './is-composition.ts';

/** Shape of what is kept: another shape is another key, so that an old page and a new one do not read each other's drafts. */
const shape = 1;

export interface KeptComposition {
  readonly keptAt: string;
  readonly composition: Composition;
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps what is being typed in the browser, per workspace and invoice. A full or forbidden storage costs the safety net, not the page. */
export function createKeeper(storage: Drawer, workspaceId: string, invoiceId: string | null) {
  const key = `tieout.draft.${shape}.${workspaceId}.${invoiceId ?? 'new'}`;
  return {
    keep(composition: Composition, keptAt: Date): boolean {
      try {
        storage.setItem(key, JSON.stringify({ keptAt: keptAt.toISOString(), composition }));
        return true;
      } catch {
        return false;
      }
    },
    find(): KeptComposition | undefined {
      try {
        const text = storage.getItem(key);
        return text === null ? undefined : readKept(JSON.parse(text));
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

function readKept(value: unknown): KeptComposition | undefined {
  if (typeof value !== 'object' || value === null || !('keptAt' in value) || !('composition' in value))
    return undefined;
  const { keptAt, composition } = value;
  return typeof keptAt === 'string' && isComposition(composition) ? { keptAt, composition } : undefined;
}
