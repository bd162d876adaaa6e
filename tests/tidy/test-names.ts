import ts from 'typescript';
import { parse, type Source } from './sources.ts';

const callers = /^(describe|test|it)(\.|\(|$)/;

/** What the tests of a file are called, `%s` and all; those of `describe` are among them. */
export function testNamesOf(file: Source): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && callers.test(node.expression.getText())) {
      const [name] = node.arguments;
      if (name !== undefined && ts.isStringLiteralLike(name)) names.push(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return names;
}
