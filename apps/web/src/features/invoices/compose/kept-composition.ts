import { z } from 'zod';
import type { Composition } from './composition.ts';

/** Shape of what is kept: another shape is another key, so that an old page and a new one do not read each other's drafts. */
const shape = 1;

const choice = z.object({ id: z.string(), name: z.string() }).nullable();
const address = z.object({ line1: z.string(), line2: z.string(), city: z.string(), region: z.string(), postalCode: z.string(), country: z.string() }); // prettier-ignore
const kept = z.object({
  keptAt: z.string(),
  composition: z.object({
    customerId: z.string().nullable(), customerName: z.string(), currency: z.string(),
    lines: z.array(z.object({ id: z.string(), itemId: z.string().nullable(), itemName: z.string(), description: z.string(), quantity: z.string(), unitPrice: z.string(), taxCode: choice })),
    number: z.string(), txnDate: z.string(), dueDate: z.string(), term: choice, message: z.string(), note: z.string(), email: z.string(), address,
    taxMode: z.enum(['exclusive', 'inclusive', 'none']), taxCode: choice, discountKind: z.enum(['percent', 'amount']), discount: z.string(), shipping: z.string(),
  }),
}); // prettier-ignore

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
        return text === null ? undefined : kept.safeParse(JSON.parse(text)).data;
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
