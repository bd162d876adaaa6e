import { parseSync, type Plugin } from 'vite';

type Syntax = ReturnType<typeof parseSync>['program'];
type Statement = Syntax['body'][number];

/** What a text is replaced by, from one place of it to another. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const schemaParts = new Set(['params', 'query', 'body', 'answer']);
const isContract = (id: string): boolean => /\/packages\/api\/src\/[\w-]+\.ts$/.test(id);

/**
 * A browser needs name, method and path of an endpoint: it is the server that holds requests and answers against their schemas. So the
 * build leaves the schemas out of the endpoints, and says that nothing happens when a contract file is read, which lets the bundler drop
 * the schemas, and with them the library, unless a page really uses one.
 */
export function contractWithoutSchemas(): Plugin {
  return {
    name: 'contract-without-schemas',
    apply: 'build',
    enforce: 'post',
    transform: (code, id) => (isContract(id) ? { code: withoutSchemas(code), map: null } : undefined),
  };
}

/** A contract file, without types, whose endpoints have `null` for their schemas and whose values are made only where they are used. */
export function withoutSchemas(code: string): string {
  const edits = parseSync('contract.js', code)
    .program.body.flatMap(editsOf)
    .sort((a, b) => b.from - a.from);
  return edits.reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), code);
}

function editsOf(statement: Statement): readonly Edit[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? editsOfCall(init) : []));
}

type Call = Extract<NonNullable<VariableInit>, { type: 'CallExpression' }>;
type VariableInit = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]['init'];

function editsOfCall(call: Call): readonly Edit[] {
  const { start, end, callee, arguments: given } = call;
  const pure = [insert(start, '/* @__PURE__ */ (() => '), insert(end, ')()')];
  const [spec] = given;
  if (callee.type !== 'Identifier' || callee.name !== 'endpoint' || spec?.type !== 'ObjectExpression') return pure;
  const schemas = spec.properties.flatMap(property =>
    property.type === 'Property' && property.key.type === 'Identifier' && schemaParts.has(property.key.name)
      ? [{ from: property.value.start, to: property.value.end, text: 'null' }]
      : [],
  );
  return [...pure, ...schemas];
}

const insert = (at: number, text: string): Edit => ({ from: at, to: at, text });
