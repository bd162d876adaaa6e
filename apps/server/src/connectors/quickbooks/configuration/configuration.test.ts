import { describe, expect, test } from 'vitest';
import { presetNames } from '@tieout/sync';
import { compareConfigurations } from './compare-configurations.ts';
import { changesInFile, fileOf, textOfFile, type ConfigurationFile } from './configuration-file.ts';
import { parseConfiguration } from './parse-configuration.ts';

const configuration = {
  connectionId: 'c',
  workspaceId: 'w',
  preset: 'mirror',
  policies: { customer: { here: { delete: 'keep' } } },
  mappings: { customer: { notes: { direction: 'off' }, phone: { conflict: 'books-win' } } },
  version: 3,
} as const;

const exported = fileOf({ configuration, incomeAccountName: 'Sales: “Parts”' });

function parsed(text: string): ConfigurationFile {
  const outcome = parseConfiguration(text);
  if (outcome.kind === 'issues') throw new Error(JSON.stringify(outcome.issues));
  return outcome.file;
}
const issuesOf = (text: string) => {
  const outcome = parseConfiguration(text);
  return outcome.kind === 'issues' ? outcome.issues.map(({ path, line }) => [path, line]) : [];
};

describe('B14 the configuration file', () => {
  test('written and read again is the same, whatever the preset', () => {
    for (const preset of presetNames) {
      const file = fileOf({ configuration: { ...configuration, preset }, incomeAccountName: undefined });
      expect(compareConfigurations(file, parsed(textOfFile(file, 'A\nB')))).toEqual([]);
    }
  });

  test('gives back what was stored', () => {
    const { mappings } = changesInFile(parsed(textOfFile(exported, 'Harbor')));
    expect(mappings).toEqual(configuration.mappings);
    expect(exported.rules.customer).toMatchObject({ direction: 'both', here: { create: true, delete: 'keep' } });
  });

  test('a difference is named by its path, with both values', () => {
    const other = structuredClone(exported);
    other.rules.customer = { ...other.rules.customer, conflict: 'newest-wins' };
    delete other.mappings.customer;
    expect(compareConfigurations(exported, other).map(({ path, from, to }) => [path, from, to])).toEqual([
      ['rules.customer.conflict', 'ask', 'newest-wins'],
      ['mappings.customer.notes.direction', 'off', null],
      ['mappings.customer.phone.conflict', 'books-win', null],
    ]);
  });

  test.each([
    ['no YAML', 'version: 1\n  preset: mirror\n', [['', 1], ['', 1]]],
    ['another layout', 'version: 2\npreset: mirror\n', [['version', 1]]],
    ['a preset that nobody knows', 'version: 1\npreset: everything\n', [['preset', 2]]],
    ['a word that nobody knows', 'version: 1\npreset: mirror\ncolour: red\n', [['colour', 3]]],
    ['a rule that nobody knows', 'version: 1\npreset: mirror\nrules:\n  customer:\n    here: { copy: true }\n', [['rules.customer.here.copy', 5]]],
    ['a field that must come in', 'version: 1\npreset: mirror\nmappings:\n  item:\n    type: { direction: off }\n', [['mappings.item.type', 5]]],
    ['the same key twice', 'version: 1\npreset: mirror\npreset: shop\n', [['', 3]]],
    ['nothing', '', [['', null]]],
  ])('%s is refused with its line', (_, text, expected) => {
    expect(issuesOf(text)).toEqual(expected);
  }); // prettier-ignore
});
