import type { AlertCause } from '@tieout/api';

interface CauseTexts {
  readonly title: string;
  /** Where in the app it is settled. */
  readonly path: string;
  /** What to say when it is well again. */
  readonly well: string;
}

/** What people read about each cause. */
export const alertTexts: Readonly<Record<AlertCause, CauseTexts>> = {
  'connection-lost': {
    title: 'QuickBooks no longer lets us in',
    path: '/quickbooks',
    well: 'QuickBooks lets us in again; what waited is being sent.',
  },
  'books-unreachable': {
    title: 'QuickBooks does not answer',
    path: '/quickbooks',
    well: 'QuickBooks answers again.',
  },
  'sync-stuck': { title: 'Changes are waiting too long', path: '/quickbooks', well: 'Nothing waits any more.' },
  'problems-opened': {
    title: 'Something needs your answer',
    path: '/quickbooks/attention',
    well: 'Nothing needs an answer any more.',
  },
  'tie-out-differs': {
    title: 'The two sides do not agree',
    path: '/quickbooks/tie-out',
    well: 'Both sides agree to the cent again.',
  },
  'read-budget': {
    title: 'The reads of this month run out',
    path: '/quickbooks',
    well: 'There are reads to spare again.',
  },
};
