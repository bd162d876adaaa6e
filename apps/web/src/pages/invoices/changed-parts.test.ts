import { invoiceFields } from '@tieout/api';
import { expect, test } from 'vitest';
import { changedParts } from './changed-parts.ts';

const present = invoiceFields.parse({
  customerId: null,
  txnDate: '2026-11-20',
  message: 'Thank you',
  lines: [{ id: '7f0f3a52-8c6f-4c1e-9d0e-2b1f6a0c9d11', itemId: null, quantity: '1', unitPrice: '54.99' }],
});

test('only what was typed otherwise is sent', () => {
  expect(changedParts(present, structuredClone(present))).toEqual({});
  const lines = present.lines.map(line => ({ ...line, quantity: '3' }));
  expect(changedParts(present, { ...present, lines })).toEqual({ lines });
  expect(changedParts(present, { ...present, message: '', dueDate: '2026-12-01' })).toEqual({
    message: '',
    dueDate: '2026-12-01',
  });
});
