import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { elementXml, escapeXml, XML_NAMESPACE, XML_PREAMBLE } from './xml.ts';

/** A report as XML, made from its JSON: `Report` is the root, cells are attributes (recorded TransactionList). */
export function reportXml(body: string): string {
  const report = JSON.parse(body) as JsonObject;
  const inside = ['Header', 'Columns'].map(name => elementXml(name, report[name])).join('');
  const rows = rowsXml(objectAt(report, 'Rows') ?? {});
  return `${XML_PREAMBLE}<Report xmlns="${XML_NAMESPACE}">${inside}${rows}</Report>`;
}

function rowsXml(rows: JsonObject): string {
  const inside = objectsAt(rows, 'Row').map(rowXml).join('');
  return inside === '' ? '<Rows/>' : `<Rows>${inside}</Rows>`;
}

function rowXml(row: JsonObject): string {
  const [header, rows, summary] = [row['Header'], row['Rows'], row['Summary']];
  const inside =
    cellsXml(row) +
    (isObject(header) ? `<Header>${cellsXml(header)}</Header>` : '') +
    (isObject(rows) ? rowsXml(rows) : '') +
    (isObject(summary) ? `<Summary>${cellsXml(summary)}</Summary>` : '');
  return `<Row${attributes(row, ['type', 'group'])}>${inside}</Row>`;
}

function cellsXml(holder: JsonObject): string {
  return objectsAt(holder, 'ColData')
    .map(cell => `<ColData${attributes(cell, ['value', 'id'])}/>`)
    .join('');
}

function attributes(from: JsonObject, names: readonly string[]): string {
  return names
    .map(name => [name, textAt(from, name)] as const)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}
