import type { FieldValue, Fields, LineFieldValue, LineValue } from '../record/field-value.ts';
import { isLines } from '../record/field-value.ts';
import { incomingLineKey } from '../record/line-key.ts';
import type { References } from '../record/references.ts';
import { inwardValue, outwardValue, ownValue, unmapped } from './convert-value.ts';
import type { FieldMapping, KindMapping, LineFieldMapping } from './field-mapping.ts';

/** Workspace line keys by books line id, from the link. */
export type LineKeys = ReadonlyMap<string, string>;
export const noLineKeys: LineKeys = new Map();

/** A mapping with its conversion resolved once, for lists of a hundred thousand records. */
export interface CompiledField {
  readonly mapping: FieldMapping;
  /** Whether both sides write the value alike: then a value that equals the base needs no conversion to be compared. */
  readonly isPlain: boolean;
  /** The workspace's value as it is compared. */
  readonly own: (value: FieldValue | undefined) => FieldValue;
  /** The books' value as the workspace would hold it. */
  readonly inward: (
    value: FieldValue | undefined,
    links: References,
    lineKeys: LineKeys,
  ) => FieldValue | typeof unmapped;
  /** The workspace's value as the books take it. */
  readonly outward: (value: FieldValue, links: References) => FieldValue | typeof unmapped;
}

export interface CompiledMapping extends KindMapping {
  readonly compiled: readonly CompiledField[];
  /** The books field that holds the record's name. */
  readonly booksNameField: string;
}

/** Resolves the conversions of a mapping. Do it once a plan, not once a record. */
export const compileMapping = (mapping: KindMapping): CompiledMapping => ({
  ...mapping,
  compiled: mapping.fields.map(compileField),
  booksNameField: mapping.fields.find(({ workspace }) => workspace === mapping.keys.name)?.books ?? mapping.keys.name,
});

const plainConversions: ReadonlySet<string> = new Set(['same', 'text', 'email', 'decimal']);

function compileField(mapping: FieldMapping): CompiledField {
  const { conversion } = mapping;
  if (conversion.kind === 'lines') return { mapping, isPlain: false, ...lineConversions(conversion.fields) };
  return {
    mapping,
    isPlain: plainConversions.has(conversion.kind),
    own: value => ownValue(conversion, value),
    inward: (value, links) => inwardValue(conversion, value, links),
    outward: (value, links) => outwardValue(conversion, value, links),
  };
}

function lineConversions(fields: readonly LineFieldMapping[]): Omit<CompiledField, 'mapping' | 'isPlain'> {
  return {
    own: value =>
      eachLine(value, line => ({
        key: line.key,
        fields: lineFields(fields, field => [
          field.workspace,
          ownValue(field.conversion, line.fields[field.workspace]),
        ]),
      })),
    inward: (value, links, lineKeys) =>
      eachLine(value, line => {
        const key = lineKeys.get(line.key) ?? incomingLineKey(line.key, lineKeys.values());
        return convertedLine(key, fields, field => [
          field.workspace,
          inwardValue(field.conversion, line.fields[field.books], links),
        ]);
      }),
    outward: (value, links) =>
      eachLine(value, line =>
        convertedLine(line.key, fields, field => [
          field.books,
          outwardValue(field.conversion, line.fields[field.workspace], links),
        ]),
      ),
  };
}

type NamedValue<Value> = readonly [name: string, value: Value];

function lineFields(
  fields: readonly LineFieldMapping[],
  convert: (field: LineFieldMapping) => NamedValue<LineFieldValue>,
): Readonly<Record<string, LineFieldValue>> {
  return Object.fromEntries(fields.map(convert));
}

/** A line, or `unmapped` when one of its values has no counterpart. */
function convertedLine(
  key: string,
  fields: readonly LineFieldMapping[],
  convert: (field: LineFieldMapping) => NamedValue<LineFieldValue | typeof unmapped>,
): LineValue | typeof unmapped {
  const values: Record<string, LineFieldValue> = {};
  for (const field of fields) {
    const [name, value] = convert(field);
    if (value === unmapped) return unmapped;
    values[name] = value;
  }
  return { key, fields: values };
}

/** Every line converted, or `unmapped` when one cannot be. */
function eachLine<Line extends LineValue | typeof unmapped>(
  value: FieldValue | undefined,
  convert: (line: LineValue) => Line,
): readonly Exclude<Line, typeof unmapped>[] | Extract<Line, typeof unmapped> {
  const lines: Exclude<Line, typeof unmapped>[] = [];
  for (const line of value !== undefined && isLines(value) ? value : []) {
    const converted = convert(line);
    if (converted === unmapped) return converted as Extract<Line, typeof unmapped>;
    lines.push(converted as Exclude<Line, typeof unmapped>);
  }
  return lines;
}

/** A field whose value has no counterpart on the other side. */
export interface MissingMapping {
  readonly field: string;
  readonly value: string;
}

/** A record in workspace names and comparable values, and what could not be translated. */
export interface View {
  readonly fields: Fields;
  readonly missing: readonly MissingMapping[];
}

/** The workspace's record as it is compared. */
export function viewWorkspace(fields: Fields, mapping: CompiledMapping): View {
  const view: Record<string, FieldValue> = {};
  for (const field of mapping.compiled) view[field.mapping.workspace] = field.own(fields[field.mapping.workspace]);
  return { fields: view, missing: [] };
}

/** The books' record as the workspace would hold it. A field without counterpart is left out and named. */
export function viewBooks(
  fields: Fields,
  mapping: CompiledMapping,
  { links, lineKeys = noLineKeys }: { readonly links: References; readonly lineKeys?: LineKeys },
): View {
  const view: Record<string, FieldValue> = {};
  const missing: MissingMapping[] = [];
  for (const { mapping: field, inward } of mapping.compiled) {
    const value = inward(fields[field.books], links, lineKeys);
    if (value === unmapped) missing.push({ field: field.workspace, value: shown(fields[field.books]) });
    else view[field.workspace] = value;
  }
  return { fields: view, missing };
}

/** Workspace fields as the books take them, and what has no counterpart there (an unmapped value, an unlinked reference). */
export function outwardFields(fields: Fields, mapping: CompiledMapping, links: References): View {
  const out: Record<string, FieldValue> = {};
  const missing: MissingMapping[] = [];
  for (const { mapping: field, outward } of mapping.compiled) {
    const own = fields[field.workspace];
    if (own === undefined) continue;
    const value = outward(own, links);
    if (value === unmapped) missing.push({ field: field.workspace, value: shown(own) });
    else out[field.books] = value;
  }
  return { fields: out, missing };
}

const shown = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);
