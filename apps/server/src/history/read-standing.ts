import type { Answered, readStanding as contract, ShownValue, Standing } from '@tieout/api';
import type { Db } from '../store/store.ts';
import { getRecorded, type RecordAsked } from './find-recorded.ts';
import { standingHere } from './standing-here.ts';
import { standingThere } from './standing-there.ts';

/** A record as it stood on each side at a moment, and whether both sides agreed (B11). @throws ProblemFault `not-found` */
export async function readStanding(db: Db, asked: RecordAsked, moment: Date): Promise<Answered<typeof contract>> {
  const record = await getRecorded(db, asked);
  const [here, books] = await Promise.all([standingHere(db, record, moment), standingThere(db, record, moment)]);
  const { name, currency } = record;
  return { moment: moment.toISOString(), name, currency, sides: [here, books], agrees: agreement(here, books) };
}

/** Values are texts, or lines of texts. */
const isSame = (here: ShownValue, books: ShownValue | undefined): boolean =>
  JSON.stringify(here) === JSON.stringify(books);

/** Null where one side is not known or not there: nothing can be compared then. */
function agreement(here: Standing, books: Standing): boolean | null {
  if (here.presence !== 'present' || books.presence !== 'present') return null;
  const there = new Map(books.fields.map(({ field, value }) => [field, value]));
  return here.fields.every(({ field, value }) => isSame(value, there.get(field)));
}
