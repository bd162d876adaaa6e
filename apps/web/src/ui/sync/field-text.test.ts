import type { FieldKind, ShownValue } from '@tieout/api';
import { describe, expect, it } from 'vitest';
import '../../texts/areas/estimates.ts';
import { textOf } from '../../texts/texts.ts';
import { fieldText, type FieldManner } from './field-text.ts';

const manner: FieldManner = {
  locale: 'en-US',
  timeZone: 'UTC',
  currency: 'USD',
  today: '2026-11-22',
  fieldCurrency: 'USD',
  t: textOf,
};
const line = { description: 'Wheel truing', quantity: '2', unitPrice: '7', amount: '14' };

describe('a value of a field', () => {
  it.each<[FieldKind, ShownValue, string]>([
    ['money', '183.6', '$183.60'],
    ['price', '45', '45.00'],
    ['price', '0.0325', '0.0325'],
    ['number', '-1234.5', '\u22121,234.5'],
    ['day', '2026-11-09', 'Nov 9'],
    ['day', '2025-11-09', 'Nov 9, 2025'],
    ['word', 'pending', 'Pending'],
    ['word', 'non-inventory', 'Non-inventory'],
    ['word', 'exclusive', 'Tax not included'],
    ['word', 'yes', 'Yes'],
    ['text', '1050', '1050'],
    ['lines', [line], 'Wheel truing, 2 × 7.00, $14.00'],
    [
      'lines',
      [
        { ...line, quantity: '', unitPrice: '' },
        { ...line, description: '', amount: '' },
      ],
      'Wheel truing, $14.00; 2 × 7.00',
    ],
  ])('of kind %s is written as everywhere: %j', (kind, value, text) => {
    expect(fieldText(kind, value, manner)).toBe(text);
  });

  it('is written in the currency of its record', () => {
    expect(fieldText('money', '250', { ...manner, fieldCurrency: 'JPY' })).toBe('JPY\u00a0250');
  });

  it('that is no figure, day or word after all is shown as it is', () => {
    const kinds: readonly FieldKind[] = ['money', 'price', 'number', 'day', 'word', 'lines'];
    expect(kinds.map(kind => fieldText(kind, 'taken away', manner))).toEqual(kinds.map(() => 'taken away'));
  });

  it('that is missing says so', () => {
    expect([fieldText('money', null, manner), fieldText('text', '', manner)]).toEqual(['empty', 'empty']);
  });
});
