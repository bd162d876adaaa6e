const widthMax = 60;

/** Columns of equal width for a terminal; long texts are cut with an ellipsis. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cut = [head, ...rows].map(row => row.map(cell => shorten(cell)));
  const widths = head.map((_, column) => Math.max(...cut.map(row => [...(row[column] ?? '')].length)));
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
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  return characters.length <= widthMax ? characters.join('') : `${characters.slice(0, widthMax - 1).join('')}…`;
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length));
