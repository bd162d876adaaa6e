import { z } from 'zod';

/**
 * A value that a schema accepts, as small as it goes: enough for a request to reach the code behind the contract. With `reference`, every
 * field that can point to a record is filled in as well, with that id.
 */
export function exampleOf(schema: z.ZodType, reference?: string): unknown {
  return exampleOfJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json, reference);
}

interface Json {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly allOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

const texts: Readonly<Record<string, string>> = {
  uuid: '01890a5d-ac96-7ab2-80e2-4536629c90de',
  email: 'somebody@example.com',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  uri: 'https://example.com/',
};

/** Texts that patterns of the contract accept: money, currencies, paths, words. */
const patterned = ['1.00', 'USD', '/quickbooks', 'word', '1'];

function exampleOfJson(json: Json, reference?: string): unknown {
  if (json.const !== undefined) return json.const;
  if (json.enum !== undefined) return json.enum[0];
  if (reference !== undefined && pointsToRecords(json)) return exampleReference(json, reference);
  if (json.default !== undefined) return json.default;
  const choice = json.anyOf?.[0] ?? json.oneOf?.[0] ?? json.allOf?.[0];
  if (choice !== undefined) return exampleOfJson(choice, reference);
  switch (json.type) {
    case 'object':
      return exampleObject(json, reference);
    case 'array':
      return Array.from({ length: json.minItems ?? 0 }, () => exampleOfJson(json.items ?? {}, reference));
    case 'integer':
    case 'number':
      return json.minimum ?? 1;
    case 'boolean':
      return true;
    case undefined:
    default:
      return exampleText(json);
  }
}

function exampleObject(
  { properties = {}, required = [] }: Json,
  reference?: string,
): Readonly<Record<string, unknown>> {
  const wanted = Object.keys(properties).filter(name => {
    return required.includes(name) || (reference !== undefined && pointsToRecords(properties[name] ?? {}));
  });
  return Object.fromEntries(wanted.map(name => [name, exampleOfJson(properties[name] ?? {}, reference)]));
}

/** Whether an id can stand here, alone, in a list, or deeper in an object or list of objects. */
function pointsToRecords(json: Json): boolean {
  if (json.format === 'uuid') return true;
  const inside = [
    ...(json.anyOf ?? []),
    ...(json.oneOf ?? []),
    ...Object.values(json.properties ?? {}),
    ...(json.items ? [json.items] : []),
  ];
  return inside.some(pointsToRecords);
}

function exampleReference(json: Json, reference: string): unknown {
  if (json.format === 'uuid') return reference;
  const choice = [...(json.anyOf ?? []), ...(json.oneOf ?? [])].find(pointsToRecords);
  if (choice !== undefined) return exampleOfJson(choice, reference);
  if (json.type === 'array') return [exampleOfJson(json.items ?? {}, reference)];
  return exampleObject(json, reference);
}

function exampleText({ format, pattern, minLength = 1 }: Json): string {
  const known = format === undefined ? undefined : texts[format];
  if (known !== undefined) return known;
  const fits = (text: string) => new RegExp(pattern ?? '').test(text) && text.length >= minLength;
  return [...patterned, 'x'.repeat(minLength)].find(fits) ?? 'word';
}
