import { decimal } from '@tieout/domain';
import { describe, expect, it } from 'vitest';
import { oldestFirst, readParts } from './settling.ts';

const style = { decimal: '.', group: ',' } as const;
const german = { decimal: ',', group: '.' } as const;
const invoices = [
  { id: 'a', balance: '100', currency: 'USD' },
  { id: 'b', balance: '50.05', currency: 'USD' },
] as const;

describe('what is typed beside the invoices', () => {
  it('is read to the cent; empty fields and nothings are no parts', () => {
    expect(readParts({ a: '0.10', b: '0.20', c: '7' }, invoices, style)).toMatchObject({
      settled: '0.3',
      isSound: true,
    });
    expect(readParts({ a: '0', b: '' }, invoices, style)).toMatchObject({ parts: [], settled: '0', isSound: true });
  });

  it('may be pasted with the sign of its currency, and has no more decimals than that', () => {
    expect(readParts({ a: '$12.50' }, invoices, style).settled).toBe('12.5');
    expect(Object.keys(readParts({ a: '12.505' }, invoices, style).errors)).toEqual(['a']);
  });

  it('is not sound where an amount cannot be read, or is more than is owed', () => {
    const unread = readParts({ a: 'much', b: '1' }, invoices, style);
    expect(unread).toMatchObject({ settled: '1', isSound: false });
    expect(Object.keys(unread.errors)).toEqual(['a']);
    const over = readParts({ b: '50.06' }, invoices, style);
    expect([...over.overpaid]).toEqual(['b']);
    expect(over.isSound).toBe(false);
  });
});

describe('the oldest first', () => {
  it.each([
    ['30', { a: '30' }],
    ['100', { a: '100' }],
    ['120.5', { a: '100', b: '20.5' }],
    ['999', { a: '100', b: '50.05' }],
    ['0', {}],
  ])('%s', (received, parts) => {
    expect(oldestFirst(decimal(received), invoices, style)).toEqual(parts);
  });

  it('is typed as the workspace writes numbers, and read so again', () => {
    const parts = oldestFirst(decimal('120.5'), invoices, german);
    expect(parts).toEqual({ a: '100', b: '20,5' });
    expect(readParts(parts, invoices, german).settled).toBe('120.5');
  });
});
