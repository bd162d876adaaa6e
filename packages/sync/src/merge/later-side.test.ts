import { instant } from '@tieout/domain';
import { expect, test } from 'vitest';
import { laterSide } from './later-side.ts';

test.each([
  {
    when: 'a second later here',
    here: '2026-05-01T16:00:01.000Z',
    books: '2026-05-01T16:00:00.000Z',
    side: 'workspace',
  },
  { when: 'a second later there', here: '2026-05-01T16:00:00.999Z', books: '2026-05-01T16:00:01.000Z', side: 'books' },
  { when: 'within one second', here: '2026-05-01T16:00:00.014Z', books: '2026-05-01T16:00:00.000Z', side: 'books' },
])('what was changed $when: $side', ({ here, books, side }) => {
  expect(laterSide({ workspace: instant(here), books: instant(books) })).toBe(side);
});
