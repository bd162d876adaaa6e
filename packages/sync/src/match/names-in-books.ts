import { normaliseName, type NormalisedName } from '@tieout/domain';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import type { NamesInBooks } from '../decide/kind-rules.ts';
import type { NameHolder } from '../verdict/verdict.ts';
import type { KindLists } from './pair-up.ts';

/** A name that is taken in the books. */
export interface NameInBooks {
  readonly name: string;
  readonly holder: NameHolder;
}

/** The names in use, and those that a plan is about to use. */
export interface NameRegister extends NamesInBooks {
  /** For a record of the books, or for one that is about to be made there. */
  readonly claim: (name: string, booksId: string | null) => void;
}

/**
 * The names a new customer or item must not take: those of its own kind and, for customers, of vendors and
 * employees (entities.md §3.1). Inactive records count with the marked name they have now.
 */
export function namesInBooks(
  list: Pick<KindLists, 'kind' | 'books'>,
  mapping: CompiledMapping,
  others: readonly NameInBooks[],
): NameRegister {
  const holders = new Map<NormalisedName, NameHolder>();
  const isCustomer = list.kind === 'customer';
  if (!isCustomer && list.kind !== 'item') return { holderOf: () => undefined, claim: () => undefined };
  for (const { name, holder } of others) {
    if ((holder.kind === 'item') !== isCustomer) holders.set(normaliseName(name), holder);
  }
  for (const { id, life, fields } of list.books) {
    const name = fields[mapping.booksNameField];
    const isHeld = life === 'live' || life === 'inactive';
    if (typeof name === 'string' && isHeld)
      holders.set(normaliseName(name), { kind: isCustomer ? 'customer' : 'item', booksId: id });
  }
  return {
    holderOf: name => holders.get(normaliseName(name)),
    claim: (name, booksId) => holders.set(normaliseName(name), { kind: isCustomer ? 'customer' : 'item', booksId }),
  };
}
