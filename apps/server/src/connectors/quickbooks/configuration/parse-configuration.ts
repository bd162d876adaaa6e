import type { ConfigurationIssue } from '@tieout/api';
import { changeIssues, type RecordKind } from '@tieout/sync';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { describeIssue } from '../../../http/describe-issue.ts';
import { standardMappings } from '../mapping/kind-mappings.ts';
import { changesInFile, configurationFile, type ConfigurationFile } from './configuration-file.ts';

/** A file that can be applied, or what is wrong with it, with its lines. */
export type ParsedConfiguration =
  | { readonly kind: 'file'; readonly file: ConfigurationFile }
  | { readonly kind: 'issues'; readonly issues: readonly ConfigurationIssue[] };

/** Reads a configuration file. Nothing in it is guessed at: what is not known is said. */
export function parseConfiguration(text: string): ParsedConfiguration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) return { kind: 'issues', issues: document.errors.map(yamlIssue) };
  const parsed = configurationFile.safeParse(document.toJS() as unknown, { error: describeIssue });
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap(issue => {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path];
      const message = issue.code === 'unrecognized_keys' ? 'This is not known here.' : issue.message;
      return paths.map(path => errorAt({ document, lines }, path.map(String), message));
    });
    return { kind: 'issues', issues };
  }
  const issues = mappingProblems(parsed.data, { document, lines });
  return issues.length === 0 ? { kind: 'file', file: parsed.data } : { kind: 'issues', issues };
}

const yamlIssue = ({ linePos, message }: Document['errors'][number]): ConfigurationIssue => ({
  path: '',
  line: linePos?.[0].line ?? null,
  severity: 'error',
  sentence: `This is not valid YAML: ${message.split('\n', 1)[0] ?? ''}`,
});

interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
}

function errorAt(source: Source, path: readonly string[], sentence: string): ConfigurationIssue {
  return { path: path.join('.'), line: lineOf(source, path), severity: 'error', sentence };
}

/** The line of the nearest thing on the path that stands in the file. */
function lineOf({ document, lines }: Source, path: readonly string[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/** What cannot be merged without two mappings fighting over a field. */
function mappingProblems(file: ConfigurationFile, source: Source): readonly ConfigurationIssue[] {
  return Object.entries(changesInFile(file).mappings).flatMap(([kind, changes]) =>
    changeIssues(standardMappings[kind as RecordKind], changes).map(({ field, sentence }) =>
      errorAt(source, ['mappings', kind, field], sentence),
    ),
  );
}
