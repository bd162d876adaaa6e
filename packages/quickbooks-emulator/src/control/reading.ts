/** A body of a control call that cannot be used; the message says what to send instead. */
export class ControlFault extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.name = 'ControlFault';
    this.status = status;
  }
}

type Json = Readonly<Record<string, unknown>>;

/** A JSON object out of a request body; an empty body is an empty object. */
export function readObject(body: Buffer): Json {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlFault('The body is not JSON. Send a JSON object.');
  }
  return asObject(parsed, 'The body');
}

export function asObject(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlFault(`${name} must be a JSON object.`);
  return value as Json;
}

/** Refuses members that nobody reads, so that a misspelt one does not pass in silence. */
export function onlyMembers(object: Json, names: readonly string[], what: string): void {
  const unknown = Object.keys(object).filter(name => !names.includes(name));
  if (unknown.length > 0)
    throw new ControlFault(`${what} does not know ${unknown.join(', ')}. It takes: ${names.join(', ')}.`);
}

export function optionalText(object: Json, name: string): string | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new ControlFault(`"${name}" must be text.`);
  return value;
}

export function requiredText(object: Json, name: string): string {
  const value = optionalText(object, name);
  if (value === undefined || value === '') throw new ControlFault(`"${name}" is missing: send it as text.`);
  return value;
}

export function optionalFlag(object: Json, name: string): boolean | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new ControlFault(`"${name}" must be true or false.`);
  return value;
}

/** A number between the bounds, both included. */
export function optionalNumber(
  object: Json,
  name: string,
  bounds: { readonly min?: number; readonly max?: number } = {},
): number | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bounds;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max)
    throw new ControlFault(`"${name}" must be a number${describeBounds(bounds)}.`);
  return value;
}

function describeBounds({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of ${min} or more`;
  return max === undefined ? '' : ` of ${max} or less`;
}

export function optionalChoice<Choice extends string>(
  object: Json,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  const choice = choices.find(candidate => candidate === value);
  if (choice === undefined) throw new ControlFault(`"${name}" must be one of: ${choices.join(', ')}.`);
  return choice;
}

export function textList(object: Json, name: string): readonly string[] {
  const value = object[name] ?? [];
  if (!Array.isArray(value) || value.some(entry => typeof entry !== 'string'))
    throw new ControlFault(`"${name}" must be a list of texts.`);
  return value as string[];
}
