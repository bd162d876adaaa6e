import { expect, it } from 'vitest';
import { gridTemplates } from './column.ts';

it('a column takes part in the grid from its width on', () => {
  const templates = gridTemplates([
    { width: '2fr', phoneWidth: '1fr' },
    { width: '120px', shownFrom: 'laptop' },
    { width: '80px', shownFrom: 'tablet' },
  ]);
  expect(templates).toEqual({
    '--columns-phone': '1fr',
    '--columns-tablet': '2fr 80px',
    '--columns-laptop': '2fr 120px 80px',
    '--columns-wide': '2fr 120px 80px',
  });
});
