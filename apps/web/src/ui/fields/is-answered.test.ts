import { expect, it } from 'vitest';
import { isAnswered } from './is-answered.ts';

const rows = { rows: [] };

it.each([
  ['what was asked is what is typed', { asked: 'Foot', data: rows, isPlaceholderData: false }, true],
  ['one typed on', { asked: 'Fo', data: rows, isPlaceholderData: false }, false],
  ['the answer before is still shown', { asked: 'Foot', data: rows, isPlaceholderData: true }, false],
  ['nothing was ever answered', { asked: 'Foot', data: undefined, isPlaceholderData: false }, false],
])('where %s', (_, { asked, ...found }, expected) => {
  expect(isAnswered({ sought: 'Foot', asked, found })).toBe(expected);
});
