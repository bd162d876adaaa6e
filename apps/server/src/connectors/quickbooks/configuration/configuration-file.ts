import { conflictRules, fieldDirections, kindRules, linkedKinds, presets, sideRules } from '@tieout/api';
import { recordKinds, type MappingChanges, type Policy, type PolicyChanges } from '@tieout/sync';
import { z } from 'zod';
import { stringify } from 'yaml';
import type { MappingChangesByKind } from '../../../store/configuration-tables.ts';
import { effectivePolicies } from '../rules/effective-rules.ts';
import type { Configuration } from '../rules/configuration.ts';

/** Of this layout; a later one that cannot be read the same way gets another number. */
export const fileVersion = 1;

const rulesInFile = kindRules
  .omit({ kind: true, here: true, there: true, firstContact: true })
  .partial()
  .extend({
    here: sideRules.partial().strict().optional(),
    there: sideRules.partial().strict().optional(),
    firstContact: kindRules.shape.firstContact.partial().strict().optional(),
  })
  .strict();

const fieldInFile = z
  .object({
    direction: z.enum(fieldDirections).optional(),
    conflict: z.enum(conflictRules).nullable().optional(),
    booksField: z.string().min(1).max(100).optional(),
  })
  .strict();

/** What stands in the file: whatever it leaves out is as the preset and the standard mappings have it. */
export const configurationFile = z
  .object({
    version: z.literal(fileVersion),
    preset: z.enum(presets),
    /** By its name: ids are another company's. */
    incomeAccount: z.string().max(300).optional(),
    rules: z.partialRecord(z.enum(linkedKinds), rulesInFile).default({}),
    mappings: z.partialRecord(z.enum(linkedKinds), z.record(z.string().max(100), fieldInFile)).default({}),
  })
  .strict();
export type ConfigurationFile = z.infer<typeof configurationFile>;

export interface ExportedConfiguration {
  readonly configuration: Configuration;
  readonly incomeAccountName: string | undefined;
}

/** Rules in full, so that the file can be read without knowing the presets; of the mappings only what is not standard. */
export function fileOf({ configuration, incomeAccountName }: ExportedConfiguration): ConfigurationFile {
  const policies = effectivePolicies(configuration);
  return {
    version: fileVersion,
    preset: configuration.preset ?? 'import',
    ...(incomeAccountName !== undefined && { incomeAccount: incomeAccountName }),
    rules: Object.fromEntries(recordKinds.map(kind => [kind, rulesOf(policies[kind])])),
    mappings: Object.fromEntries(
      Object.entries(configuration.mappings).map(([kind, changes]) => [kind, mappingsInFile(changes)]),
    ),
  };
}

function rulesOf({ direction, here, there, conflict, linking, firstContact, importsInactive }: Policy) {
  return { direction, here, there, conflict, linking, firstContact, importsInactive };
}

const mappingsInFile = (changes: MappingChanges) =>
  Object.fromEntries(
    Object.entries(changes).map(([field, { books, ...rest }]) => [
      field,
      { ...rest, ...(books !== undefined && { booksField: books }) },
    ]),
  );

/** The other way round: what is to be stored. */
export function changesInFile({ rules, mappings }: ConfigurationFile): {
  readonly policies: PolicyChanges;
  readonly mappings: MappingChangesByKind;
} {
  const byKind = Object.entries(mappings).map(([kind, fields]) => {
    const changes = Object.entries(fields).map(([field, { booksField, ...rest }]) => {
      return [field, { ...rest, ...(booksField !== undefined && { books: booksField }) }] as const;
    });
    return [kind, Object.fromEntries(changes)] as const;
  });
  return { policies: rules, mappings: Object.fromEntries(byKind) };
}

/** The file as text, with a heading that says what it is. */
export function textOfFile(file: ConfigurationFile, companyName: string): string {
  const heading = [
    `# Rules and field mappings of ${companyName.replaceAll(/\s+/g, ' ')}, exported from Tieout.`,
    '# What is left out is as the preset and the standard mappings have it.',
    '# Look at what would change: tieout apply-config FILE --dry-run',
  ];
  return `${heading.join('\n')}\n${stringify(file, { lineWidth: 0 })}`;
}
