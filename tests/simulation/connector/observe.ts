import { instant, type Instant } from '@tieout/domain';
import { activeOrNot, type ChangedRecord, type Company, type WebhookEvent } from '@tieout/quickbooks';
import { absorb, planSweep, type BooksRecord, type RecordKind, type SyncStore, type Told } from '@tieout/sync';
import type { MemoryStore } from '@tieout/sync';
import { entityOf, findKind, syncedEntities } from './entities.ts';
import type { Json } from './json.ts';
import { readRecord } from './read-record.ts';
import { lifeOfGone } from './refresh-record.ts';

/** What one connection looks at the books through. */
export interface Observer {
  readonly store: MemoryStore;
  readonly company: Company;
  readonly now: () => Instant;
}

/** Works one notification off: the record is read, whatever was said about it. */
export async function followNews({ store, company }: Observer, event: WebhookEvent): Promise<void> {
  const kind = findKind(event.entity);
  if (kind === undefined) return;
  const at = instant(new Date(event.occurredAtMs).toISOString());
  const told: Told[] = [];
  if (event.absorbedId !== undefined) {
    told.push(goneOf(store, { kind, id: event.absorbedId, at, mergedInto: event.entityId }));
    for (const record of pointingAt(store, kind, event.absorbedId))
      told.push(await look({ store, company }, record, at));
  }
  told.push(await look({ store, company }, { kind, id: event.entityId }, at));
  await takeIn(store, told);
}

/** Catches up with whatever no notification told. Answers the moment up to which everything is known now. */
export async function sweep({ store, company, now }: Observer, watermark: Instant | null): Promise<Instant> {
  const plan = planSweep(watermark, now());
  if (plan.kind !== 'feed') return readEverything({ store, company });
  const changes = await company.changes({ names: syncedEntities, sinceMs: Date.parse(plan.since) });
  if (changes.kind === 'too-old') return readEverything({ store, company });
  const told = changes.changed.map(toldOf);
  for (const { name, id, deletedAt } of changes.deleted) {
    const kind = findKind(name);
    if (kind === undefined) continue;
    const at = instant(new Date(deletedAt ?? changes.watermarkMs).toISOString());
    told.push(goneOf(store, { kind, id, at, mergedInto: null }));
    // References to a name that was merged away moved without a change of their own.
    for (const record of pointingAt(store, kind, id)) told.push(await look({ store, company }, record, at));
  }
  await takeIn(store, told);
  return instant(new Date(changes.watermarkMs).toISOString());
}

const toldOf = ({ name, record }: ChangedRecord): Told => {
  const kind = findKind(name);
  if (kind === undefined) throw new Error(`Nobody asked for ${name}.`);
  return { kind: 'record', record: readRecord(kind, record as unknown as Json) };
};

/** First contact, and after a gap that the feed does not reach over: all records, and whatever is not among them is gone. */
async function readEverything({ store, company }: Pick<Observer, 'store' | 'company'>): Promise<Instant> {
  const told: Told[] = [];
  let first: string | undefined;
  for (const [kind, entity] of Object.entries(entityOf) as [RecordKind, (typeof entityOf)[RecordKind]][]) {
    const seen = new Set<string>();
    const where = entity === 'Customer' || entity === 'Item' ? [activeOrNot] : [];
    for await (const page of company.pages({ from: entity, where })) {
      first ??= page.meta.time;
      for (const row of page.rows) {
        seen.add(row.Id);
        told.push({ kind: 'record', record: readRecord(kind, row as unknown as Json) });
      }
    }
    for (const held of store.state.mirror.values()) {
      if (held.kind !== kind || seen.has(held.id) || held.life === 'deleted' || held.life === 'merged') continue;
      told.push(goneOf(store, { kind, id: held.id, at: held.changedAt, mergedInto: null }));
    }
  }
  await takeIn(store, told);
  return instant(new Date(first ?? 0).toISOString());
}

interface Pointer {
  readonly kind: RecordKind;
  readonly id: string;
}

/** Reads one record now; what is not found is gone, and no news about it can be newer than that. */
async function look(
  { store, company }: Pick<Observer, 'store' | 'company'>,
  { kind, id }: Pointer,
  at: Instant,
): Promise<Told> {
  const found = await company.find(entityOf[kind], id);
  if (found !== undefined) return { kind: 'record', record: readRecord(kind, found.value as unknown as Json) };
  return goneOf(store, { kind, id, at, mergedInto: null });
}

function goneOf(
  { state }: MemoryStore,
  { kind, id, at, mergedInto }: Pointer & { readonly at: Instant; readonly mergedInto: string | null },
): Told {
  const held = state.mirror.get(`${kind}:${id}`);
  const moment = held !== undefined && held.changedAt > at ? held.changedAt : at;
  return { kind: 'gone', record: kind, id, life: lifeOfGone(kind), mergedInto, at: moment };
}

/** Records of the mirror that name this one. */
function pointingAt({ state }: MemoryStore, kind: RecordKind, id: string): readonly Pointer[] {
  const names = (record: BooksRecord): boolean => {
    if (record.life === 'deleted' || record.life === 'merged') return false;
    if (kind === 'customer') return record.fields['customer'] === id || record.fields['parent'] === id;
    const lines = record.fields['lines'] ?? null;
    return (
      kind === 'item' && Array.isArray(lines) && lines.some(line => (line as { fields: Json }).fields['item'] === id)
    );
  };
  return [...state.mirror.values()].filter(names);
}

/** One transaction: all of an answer, or nothing. */
const takeIn = (store: SyncStore, told: readonly Told[]): Promise<void> =>
  store.transaction(async ({ mirror }) => {
    for (const one of told) {
      const [kind, id] = one.kind === 'gone' ? [one.record, one.id] : [one.record.kind, one.record.id];
      const absorbed = absorb(await mirror.find(kind, id), one);
      if (absorbed.kind === 'store') await mirror.put(absorbed.record);
    }
  });
