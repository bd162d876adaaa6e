import { describe, expect, it } from 'vitest';
import { json, REALM, scriptQuickBooks, type Scripted } from '../testing/scripted-quickbooks.ts';

const time = '2026-03-02T09:00:00.000-08:00';
const sinceMs = Date.UTC(2026, 2, 1);
const record = (id: number | string, fields: object = {}) => ({ Id: String(id), SyncToken: '0', ...fields });
const many = (count: number, from = 1) => Array.from({ length: count }, (_, index) => record(from + index));
const tombstone = (id: string) => ({
  Id: id,
  status: 'Deleted',
  domain: 'QBO',
  MetaData: { LastUpdatedTime: '2026-03-01T10:00:00-08:00' },
});
const feed = (...responses: object[]) => json({ CDCResponse: [{ QueryResponse: responses }], time });

/** Answers the change feed and queries by what they ask for. */
function books(answer: (names: readonly string[], since: string) => Scripted, rows: readonly object[] = []): Scripted {
  return request => {
    const names = request.url.searchParams.get('entities')?.split(',');
    if (names) return answer(names, request.url.searchParams.get('changedSince') ?? '')(request);
    return json({ QueryResponse: { Invoice: rows }, time })(request);
  };
}

describe('the change feed', () => {
  it('keeps deleted, inactive and changed records apart', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      feed(
        { Invoice: [record('145'), tombstone('139')] },
        { Customer: [record('7', { Active: false, DisplayName: 'Al (deleted)' })] },
      ),
    ]);
    const changes = await quickbooks.company(REALM).changes({ names: ['Invoice', 'Customer'], sinceMs });
    expect(changes).toMatchObject({
      kind: 'changes',
      changed: [
        { name: 'Invoice', record: { Id: '145' } },
        { name: 'Customer', record: { Id: '7', Active: false } },
      ],
      deleted: [{ name: 'Invoice', id: '139', deletedAt: '2026-03-01T10:00:00-08:00' }],
      gaps: [],
      watermarkMs: Date.parse(time),
    });
    expect(seen[0]?.url.searchParams.get('changedSince')).toBe('2026-03-01T00:00:00Z');
  });

  it('asks again for fewer kinds when 1000 records came: that was a cut', async () => {
    const { quickbooks, seen } = scriptQuickBooks([
      books(names => {
        if (names.length > 2) return feed({ Invoice: many(1000) });
        return names.includes('Invoice') ? feed({ Invoice: many(900) }, {}) : feed({ Payment: many(200) }, {});
      }),
    ]);
    const changes = await quickbooks.company(REALM).changes({ names: ['Invoice', 'Item', 'Payment', 'Term'], sinceMs });
    expect(changes.kind === 'changes' && changes.changed.length).toBe(1100);
    expect(changes).toMatchObject({ gaps: [] });
    expect(seen.map(request => request.url.searchParams.get('entities'))).toEqual([
      'Invoice,Item,Payment,Term',
      'Invoice,Item',
      'Payment,Term',
    ]);
  });

  it('reads one kind that is too much by query, and names the window in which deletions may be missing', async () => {
    const busyUntilMs = Date.UTC(2026, 2, 2, 8);
    const { quickbooks, clock } = scriptQuickBooks([
      books(
        (_, since) =>
          Date.parse(since) < busyUntilMs
            ? feed({ Invoice: [...many(999), tombstone('5000')] })
            : feed({ Invoice: [tombstone('6000')] }),
        [...many(3), record('5000')],
      ),
    ]);
    const changes = await quickbooks.company(REALM).changes({ names: ['Invoice'], sinceMs });
    if (changes.kind !== 'changes') throw new Error('expected changes');
    expect(changes.changed.map(entry => entry.record.Id)).toEqual(['1', '2', '3', '5000']);
    // 5000 was reported as deleted, yet the query finds it: it lives.
    expect(changes.deleted.map(entry => entry.id)).toEqual(['6000']);
    const [gap] = changes.gaps;
    expect(gap).toMatchObject({ name: 'Invoice', sinceMs });
    expect(gap?.untilMs).toBeGreaterThanOrEqual(busyUntilMs);
    expect(gap?.untilMs).toBeLessThan(busyUntilMs + (clock.now() - sinceMs) / 500);
  });

  it('says so when the moment lies further back than QuickBooks remembers, without asking', async () => {
    const { quickbooks, seen, clock } = scriptQuickBooks([feed({})]);
    const changes = await quickbooks
      .company(REALM)
      .changes({ names: ['Invoice'], sinceMs: clock.now() - 31 * 86_400_000 });
    expect(changes.kind).toBe('too-old');
    expect(seen).toHaveLength(0);
  });

  it.each([
    [
      'inside',
      json({ CDCResponse: [{ Fault: { type: 'SystemFault', Error: [{ Message: 'm', code: '6000' }] } }], time }),
    ],
    ['missing', json({ time })],
  ])('throws when the feed itself faults: %s', async (_, answer) => {
    const { quickbooks } = scriptQuickBooks([answer]);
    await expect(quickbooks.company(REALM).changes({ names: ['Invoice'], sinceMs })).rejects.toThrow();
  });
});
