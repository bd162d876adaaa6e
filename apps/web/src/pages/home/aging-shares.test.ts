import { describe, expect, it } from 'vitest';
import { agingShares } from './aging-shares.ts';

describe('the aging chart', () => {
  it('draws each age against the highest, and never lets a debt vanish', () => {
    const shares = agingShares([
      { bucket: 'not-due', amount: '42090.50' },
      { bucket: '1-30', amount: '21045.25' },
      { bucket: 'over-90', amount: '0.01' },
      { bucket: '31-60', amount: '0' },
    ]);
    expect(shares.map(share => share.percent)).toEqual([100, 50, 3, 0]);
  });

  it('draws credits and empty books as nothing', () => {
    expect(agingShares([{ bucket: '1-30', amount: '-12.00' }])[0]?.percent).toBe(0);
    expect(agingShares([{ bucket: '1-30', amount: '0' }])[0]?.percent).toBe(0);
  });
});
