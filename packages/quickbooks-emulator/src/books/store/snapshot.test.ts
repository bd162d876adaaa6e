import { describe, expect, it } from 'vitest';
import { keepWarm, mentions, recordOf, textOf, type Snapshot } from './snapshot.ts';

function snapshotOf(record: Record<string, string>, nameKey: string): Snapshot {
  return {
    id: '1',
    idNumber: 1,
    active: true,
    nameKey,
    createdAtMs: 0,
    updatedAtMs: 0,
    sequence: 1,
    writer: 'API API',
    live: true,
    slab: undefined,
    from: 0,
    to: 0,
    record,
  };
}

describe('records that went cold', () => {
  it('are parsed again, the same to the letter', () => {
    const record = { Id: '1', DisplayName: 'Zoë — “Fish” & 🐟 日本', Notes: 'a\n"b"' };
    const snapshot = snapshotOf(record, 'zoë');
    keepWarm(snapshot);
    for (let count = 0; count < 5000; count += 1) keepWarm(snapshotOf({ Id: String(count) }, 'other'));
    expect(snapshot.record).toBeUndefined();
    expect(recordOf(snapshot)).toEqual(record);
    expect(textOf(snapshot)).toBe(JSON.stringify(record));
    expect(mentions(snapshot, '"Id":"1"')).toBe(true);
    expect(mentions(snapshot, '"Id":"2"')).toBe(false);
  });

  it('keep a retired version whole, for an undo may bring it back', () => {
    const retired = { ...snapshotOf({ Id: '1' }, 'a'), live: false };
    keepWarm(retired);
    for (let count = 0; count < 5000; count += 1) keepWarm(snapshotOf({ Id: '2' }, 'b'));
    expect(recordOf(retired)).toEqual({ Id: '1' });
  });
});
