import { isQuickBooksFault, type QuickBooksFault } from '@tieout/quickbooks';
import { isRefusal } from '../../call-books.ts';
import type { FollowedEntity } from './followed-entity.ts';

/** A kind of records that QuickBooks does not let us read until somebody changes something: a permission, a feature of the company. */
export interface RefusedKind {
  readonly entity: FollowedEntity;
  readonly fault: QuickBooksFault;
}

/** What reading each kind by itself brings. */
export interface KindByKind<Found> {
  readonly found: AsyncIterable<Found>;
  /** Complete once all that was found was taken. */
  readonly refused: () => readonly RefusedKind[];
}

/**
 * Reads each kind by itself, so that what is refused of one keeps no other from being read. What is refused of all is no matter of kinds:
 * that is thrown, as whatever passes by itself. @throws QuickBooksFault
 */
export function kindByKind<Found>(
  entities: readonly FollowedEntity[],
  read: (entity: FollowedEntity) => AsyncIterable<Found>,
): KindByKind<Found> {
  const refused: RefusedKind[] = [];
  async function* readAll(): AsyncGenerator<Found> {
    for (const entity of entities) {
      try {
        yield* read(entity);
      } catch (error) {
        refused.push({ entity, fault: refusalIn(error) });
      }
    }
    const [first] = refused;
    if (first !== undefined && refused.length === entities.length) throw first.fault;
  }
  return { found: readAll(), refused: () => refused };
}

/** The lasting refusal that an error is. @throws whatever else it is: it passes by itself, or needs a person to connect again */
export function refusalIn(error: unknown): QuickBooksFault {
  if (isQuickBooksFault(error) && isRefusal(error)) return error;
  throw error;
}
