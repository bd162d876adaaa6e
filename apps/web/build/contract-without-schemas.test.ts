import { describe, expect, it } from 'vitest';
import { withoutSchemas } from './contract-without-schemas.ts';

describe('the contract in a browser', () => {
  it('has endpoints without schemas: null, so that whoever asks for one fails at once', () => {
    const code = `export const read = endpoint({ name: 'a.read', path: '/a/:id', params: z.object({ id }), answer: pageOf(row) });`;
    expect(withoutSchemas(code)).toBe(
      `export const read = /* @__PURE__ */ (() => endpoint({ name: 'a.read', path: '/a/:id', params: null, answer: null }))();`,
    );
  });

  it('makes a schema only where it is used', () => {
    const code = `const one = z.object({ id });\nexport const row = one.extend({ name });\nexport const kinds = ['a', 'b'];`;
    expect(withoutSchemas(code)).toBe(
      `const one = /* @__PURE__ */ (() => z.object({ id }))();\nexport const row = /* @__PURE__ */ (() => one.extend({ name }))();\nexport const kinds = ['a', 'b'];`,
    );
  });

  it('leaves functions, imports and plain values as they are', () => {
    const code = `import { z } from 'zod';\nexport function pageOf(row) { return z.object({ row }); }\nexport const max = 500;\nexport * from './a.ts';`;
    expect(withoutSchemas(code)).toBe(code);
  });
});
