const widthMax = 60;

/** Columns of equal width for a terminal; long texts are cut with an ellipsis. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cut = [head, ...rows].map(row => row.map(cell => shorten(cell)));
  const widths = head.map((_, column) => Math.max(...cut.map(row => charactersOf(row[column] ?? '').length)));
  const lines = cut.map(row =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [title = '', ...body] = lines;
  return [title, widths.map(width => '─'.repeat(width)).join('  '), ...body].join('\n');
}

const shorten = (text: string): string => {
  const shown = charactersOf(text.replaceAll(/\s+/g, ' '));
  return shown.length <= widthMax ? shown.join('') : `${shown.slice(0, widthMax - 1).join('')}…`;
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - charactersOf(text).length));

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What people count as characters: an emoji of several code points is one. */
const charactersOf = (text: string): readonly string[] => Array.from(characters.segment(text), part => part.segment);
