import type { Connection } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import { liveConnectionOf, standingOf } from './use-connection.ts';

const connection = (state: Connection['state'], connectedAt: string) =>
  ({ state, connectedAt, isDefault: false }) as Connection;

describe('where the workspace stands with QuickBooks', () => {
  it('is unknown until the answer is here, and none without any connection', () => {
    expect(standingOf(undefined)).toEqual({ kind: 'unknown' });
    expect(standingOf([])).toEqual({ kind: 'none' });
  });

  it('takes a living connection before a frozen one', () => {
    const standing = standingOf([connection('disconnected', '2026-05-02'), connection('active', '2026-05-01')]);
    expect(standing.kind).toBe('active');
  });

  it('takes the default one of several, and the one that is asked for before it', () => {
    const several = [
      { ...connection('active', '2026-05-02'), id: 'a' },
      { ...connection('needs-reconnect', '2026-05-01'), id: 'b', isDefault: true },
    ];
    expect(standingOf(several)).toMatchObject({ kind: 'needs-reconnect', connection: { id: 'b' } });
    expect(standingOf(several, 'a')).toMatchObject({ kind: 'active', connection: { id: 'a' } });
    expect(standingOf(several, 'gone')).toMatchObject({ connection: { id: 'b' } });
  });

  it('shows the newest of the frozen ones, and writes through none of them', () => {
    const standing = standingOf([connection('disconnected', '2026-05-01'), connection('disconnected', '2026-05-02')]);
    expect(standing).toMatchObject({ kind: 'frozen', connection: { connectedAt: '2026-05-02' } });
    expect(liveConnectionOf(standing)).toBeUndefined();
  });
});
