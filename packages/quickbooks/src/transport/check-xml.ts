/**
 * Checks that markup is well-formed as far as reading it depends on it: every tag closed in order, attributes quoted, one root. The
 * parser itself repairs silently what is cut off, and a repaired invoice is a wrong one.
 * @throws SyntaxError with the position of the first mistake.
 */
export function checkXml(text: string): void {
  const open: string[] = [];
  let roots = 0;
  let at = text.indexOf('<');
  if (at < 0 || text.slice(0, at).trim() !== '') throw broken(0, 'it does not start with a tag');
  while (at >= 0) {
    markup.lastIndex = at;
    const [whole, closing, name, selfClosing] = markup.exec(text) ?? [];
    if (whole === undefined) throw broken(at, 'a tag is not complete');
    if (name !== undefined && closing === '/') {
      if (open.pop() !== name) throw broken(at, `</${name}> closes another element`);
    } else if (name !== undefined) {
      if (open.length === 0 && ++roots > 1) throw broken(at, 'it has a second root');
      if (selfClosing !== '/') open.push(name);
    }
    at = nextMarkup(text, at + whole.length, open.length === 0);
  }
  if (open.length > 0) throw broken(text.length, `<${open.at(-1) ?? ''}> is not closed`);
  if (roots === 0) throw broken(text.length, 'it has no root');
}

/** A comment, a CDATA section, a processing instruction, or a tag: closing slash, name, self-closing slash. */
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y;

function nextMarkup(text: string, from: number, isOutside: boolean): number {
  const next = text.indexOf('<', from);
  if (isOutside && text.slice(from, next < 0 ? text.length : next).trim() !== '')
    throw broken(from, 'text stands outside the root');
  return next;
}

function broken(at: number, what: string): SyntaxError {
  return new SyntaxError(`Not valid XML at character ${at}: ${what}.`);
}
