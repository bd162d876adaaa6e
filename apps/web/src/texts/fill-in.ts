/** Puts values where a text has `{{name}}`; `{{name, number}}` writes a number as the locale does. What is not given stays empty. */
export function fillIn(text: string, values: object, locale: string): string {
  return text.replaceAll(/\{\{(\w+)(, number)?\}\}/g, (_, name: string, isNumber: string | undefined) => {
    const value: unknown = (values as Readonly<Record<string, unknown>>)[name];
    if (isNumber !== undefined && typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
