import type { CompanyRecorder } from './company-shelf.ts';

/** For an emulator that keeps all in memory. */
export const noRecorder: CompanyRecorder = {
  opened: () => undefined,
  ran: () => undefined,
  snapshotsChanged: () => undefined,
  removed: () => undefined,
};
