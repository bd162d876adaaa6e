import { listOwed } from '@tieout/api';
import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from '../simulation/random/chance.ts';
import { openBooks } from './books.ts';
import { findFaults } from './find-faults.ts';
import { findStuckWork } from './find-stuck-work.ts';
import { startInstallation } from './installation.ts';
import { createLedger } from './ledger.ts';
import { openOffice } from './office.ts';
import { readSides } from './sides.ts';
import { workHere } from './work-here.ts';
import { workThere } from './work-there.ts';

export interface CrashOptions {
  readonly kills: number;
  /** Worker processes beside `serve`. */
  readonly workers: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Creations and edits that were acknowledged on either side. */
  readonly edits: number;
  readonly records: number;
  /** From the last kill until both sides were equal and nothing waited. */
  readonly quietAfterMs: number;
  /** What was still wrong then; empty when nothing was. */
  readonly faults: readonly string[];
}

/** Between two blows there is time for a little work: sometimes none, sometimes enough for everything. */
const livesMaxMs = 1_500;
const pauseThereMs = 60;
/** How long both sides may take to become equal once nobody kills and nobody edits. */
const quietWithinMs = 300_000;
const lookEveryMs = 500;
const seedsApart = 1_000_003;

/** Both sides edited at random while processes are killed; then everything must come to rest, equal. */
export async function runCrashes({ kills, workers, seed, say }: CrashOptions): Promise<CrashReport> {
  const installation = await startInstallation({ workers });
  let keepsFolder = true;
  try {
    const office = await openOffice(installation);
    const books = openBooks(installation.emulatorUrl, office.realmId);
    const ledger = createLedger();
    const chances = [0, 1, 2].map(at => createChance(seed + at * seedsApart));
    const [here = createChance(1), there = createChance(2), reaper = createChance(3)] = chances;
    let isOver = false;
    const goOn = async (work: () => Promise<void>): Promise<void> => {
      while (!isOver) await work();
    };
    const workingHere = goOn(() => workHere({ office, ledger, chance: here }));
    const workingThere = goOn(async () => {
      await workThere({ books, ledger, chance: there });
      await pause(pauseThereMs);
    });
    const killing = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill += 1) {
        await pause(reaper.below(livesMaxMs));
        say(`kill ${kill}: ${await installation.strike(reaper)}; ${ledger.edits()} edits so far`);
      }
      isOver = true;
    };
    await Promise.all([workingHere, workingThere, killing()].map(work => work.finally(() => (isOver = true))));
    const startMs = performance.now();
    const look = async (): Promise<readonly string[]> => {
      const { counts } = await office.call(listOwed, { params: { connectionId: office.connectionId }, query: {} });
      const owed = counts.out + counts.in === 0 ? [] : [`${counts.out} wait to go out, ${counts.in} to come in`];
      const stuck = await findStuckWork(installation.folder);
      return [...owed, ...stuck, ...findFaults(await readSides(office, books), ledger)];
    };
    let faults = await look();
    while (faults.length > 0 && performance.now() - startMs < quietWithinMs) {
      await pause(lookEveryMs);
      faults = await look();
    }
    keepsFolder = faults.length > 0;
    const quietAfterMs = Math.round(performance.now() - startMs);
    return { kills, edits: ledger.edits(), records: ledger.records.length, quietAfterMs, faults };
  } finally {
    if (keepsFolder) say(`The database is kept in ${installation.folder}.`);
    await installation.close({ keepsFolder });
  }
}
