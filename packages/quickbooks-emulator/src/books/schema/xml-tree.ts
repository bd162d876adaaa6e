/** One element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved. */
  readonly text: string;
}

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 100_000;
const PART =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads an XML document; undefined when it is not well formed. Document types are not read, so nothing can be
 * included or expanded; depth and number of elements are limited.
 */
export function readXml(source: string): XmlElement | undefined {
  const stack: Open[] = [{ name: '', attributes: new Map(), children: [], text: '' }];
  let elements = 0;
  for (let at = 0; at < source.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const part = PART.exec(source);
    const top = stack.at(-1);
    if (part === null || top === undefined) return undefined;
    const [, cdata, closing, name, attributes, selfClosing, text] = part;
    if (cdata !== undefined) top.text += cdata;
    else if (text !== undefined) top.text += resolveEntities(text);
    else if (name !== undefined) {
      elements += 1;
      if (elements > ELEMENTS_MAX || stack.length > DEPTH_MAX) return undefined;
      if (closing === '/') {
        if (!close(stack, name)) return undefined;
      } else {
        stack.push({ name: withoutPrefix(name), attributes: readAttributes(attributes ?? ''), children: [], text: '' });
        if (selfClosing === '/' && !close(stack, name)) return undefined;
      }
    }
  }
  const [root] = stack;
  return stack.length === 1 && root?.children.length === 1 ? root.children[0] : undefined;
}

function close(stack: Open[], name: string): boolean {
  const element = stack.pop();
  const parent = stack.at(-1);
  if (element === undefined || parent === undefined || element.name !== withoutPrefix(name)) return false;
  parent.children.push(element);
  return true;
}

function withoutPrefix(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    attributes.set(withoutPrefix(name), resolveEntities(double ?? single ?? ''));
  }
  return attributes;
}

function resolveEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code =
      entity.startsWith('#x') || entity.startsWith('#X')
        ? Number.parseInt(entity.slice(2), 16)
        : Number(entity.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
