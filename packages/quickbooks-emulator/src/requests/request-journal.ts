import type { RequestCounters, RequestEntry } from './request-entry.ts';

/** Older entries give way; the counters go on. */
const ENTRIES_MAX = 10_000;
const EVERY_COMPANY = '';

/** What was called, newest last, with counters over everything since the last `clear`. */
export class RequestJournal {
  #entries: (RequestEntry | undefined)[] = [];
  #count = 0;
  #counters = new Map<string, RequestCounters>();

  add(entry: Omit<RequestEntry, 'number'>): void {
    this.#entries[this.#count % ENTRIES_MAX] = { number: this.#count + 1, ...entry };
    this.#count += 1;
    this.#tally(EVERY_COMPANY, entry);
    if (entry.realmId !== undefined) this.#tally(entry.realmId, entry);
  }

  /** The last `limit` entries in the order they came, of one company or of all. */
  list(filter: { readonly realmId?: string | undefined; readonly limit: number }): readonly RequestEntry[] {
    const found: RequestEntry[] = [];
    for (let index = this.#count - 1; index >= Math.max(0, this.#count - ENTRIES_MAX); index--) {
      const entry = this.#entries[index % ENTRIES_MAX];
      if (entry === undefined || found.length >= filter.limit) break;
      if (filter.realmId === undefined || entry.realmId === filter.realmId) found.push(entry);
    }
    return found.reverse();
  }

  counters(realmId?: string): RequestCounters {
    return this.#counters.get(realmId ?? EVERY_COMPANY) ?? emptyCounters();
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
    this.#counters = new Map();
  }

  #tally(key: string, entry: Omit<RequestEntry, 'number'>): void {
    let counters = this.#counters.get(key);
    if (counters === undefined) this.#counters.set(key, (counters = emptyCounters()));
    counters.total += 1;
    counters.metered += entry.metered;
    const operation = entry.operation ?? 'other';
    counters.byOperation[operation] = (counters.byOperation[operation] ?? 0) + 1;
    counters.byStatus[entry.status] = (counters.byStatus[entry.status] ?? 0) + 1;
  }
}

function emptyCounters(): RequestCounters {
  return { total: 0, metered: 0, byOperation: {}, byStatus: {} };
}
