import type { Call } from '@tieout/api';
import { createContext, use } from 'react';

/** What a page needs from the world outside React; wired once in main.tsx. */
export interface Deps {
  readonly call: Call;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Where drafts are kept. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export const DepsContext = createContext<Deps | null>(null);

/** @throws when called outside the app: a mistake of ours, never of the person. */
export function useDeps(): Deps {
  const deps = use(DepsContext);
  if (deps === null) throw new Error('useDeps was called outside of <App>. Render it below DepsContext.');
  return deps;
}
