import type { Db } from '../store/store.ts';
import type { SecretBox, SecretPlace } from './secret-box.ts';
import { WrongKeyFault } from './secret-fault.ts';

const place: SecretPlace = ['installation_key', 'only', 'sealed'];
const word = 'tieout';

/** Makes sure that all programs of an installation seal with keys of each other: the first start leaves a sealed word, later ones open it. */
export async function assertKey(db: Db, box: SecretBox): Promise<void> {
  await db
    .insertInto('installation_key')
    .values({ is_only: true, sealed: box.seal(word, place) })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const { sealed } = await db.selectFrom('installation_key').select('sealed').executeTakeFirstOrThrow();
  try {
    box.open(sealed, place);
  } catch (error) {
    throw new WrongKeyFault(error);
  }
  if (box.isOutdated(sealed))
    await db
      .updateTable('installation_key')
      .set({ sealed: box.seal(word, place) })
      .execute();
}
