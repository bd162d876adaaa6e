import type { Choice, ConfigurationDiff, ConfigurationIssue } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { AuditFact } from '../../../people/record-audit.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { RecordTools } from '../../../records/record-tools.ts';
import type { Db } from '../../../store/store.ts';
import { incomeAccountsOf } from '../reference/books-choices.ts';
import { readReferences } from '../reference/read-references.ts';
import { changeConfiguration } from '../rules/change-configuration.ts';
import { getConfiguration, type Configuration } from '../rules/configuration.ts';
import { policiesAfter } from '../rules/rule-set.ts';
import { compareConfigurations } from './compare-configurations.ts';
import { changesInFile, fileOf, textOfFile, type ConfigurationFile } from './configuration-file.ts';
import { parseConfiguration } from './parse-configuration.ts';

/** Rules and mappings of a connection as the text of a file (B14). @throws ProblemFault `not-found` */
export async function exportConfiguration(db: Db, key: RecordKey): Promise<string> {
  const configuration = await getConfiguration(db, key);
  const { company_name: companyName, income_account: account } = await readCompany(db, key.id);
  return textOfFile(fileOf({ configuration, incomeAccountName: account?.name }), companyName);
}

const readCompany = (db: Db, id: string) =>
  db.selectFrom('connection').select(['company_name', 'income_account']).where('id', '=', id).executeTakeFirstOrThrow();

/** What applying a file would change. Changes nothing. @throws ProblemFault `not-found` */
export async function previewConfiguration(db: Db, key: RecordKey, text: string): Promise<ConfigurationDiff> {
  const configuration = await getConfiguration(db, key);
  const parsed = parseConfiguration(text);
  const shared = { connectionId: key.id, version: configuration.version };
  if (parsed.kind === 'issues') return { ...shared, changes: [], issues: [...parsed.issues] };
  const plan = await planOf(db, configuration, parsed.file);
  return { ...shared, changes: [...plan.changes], issues: [...plan.issues] };
}

interface Applying {
  readonly configuration: Configuration;
  readonly incomeAccount: Choice | undefined;
  readonly changes: ConfigurationDiff['changes'];
  readonly issues: readonly ConfigurationIssue[];
}

/** What is to be stored, and how that differs from what is: compared as files, so that a preview says what the next export will show. */
async function planOf(db: Db, stored: Configuration, file: ConfigurationFile): Promise<Applying> {
  const { income_account: account } = await readCompany(db, stored.connectionId);
  const wanted = changesInFile(file);
  const fresh = { ...stored, preset: file.preset, policies: {}, mappings: wanted.mappings };
  const configuration = { ...fresh, policies: policiesAfter(fresh, wanted.policies) };
  const found =
    file.incomeAccount === undefined ? undefined : await findAccount(db, stored.connectionId, file.incomeAccount);
  const issues = file.incomeAccount !== undefined && found === undefined ? [accountIssue(file.incomeAccount)] : [];
  const before = fileOf({ configuration: stored, incomeAccountName: account?.name });
  const after = fileOf({ configuration, incomeAccountName: (found ?? account)?.name });
  return { configuration, incomeAccount: found, changes: [...compareConfigurations(before, after)], issues };
}

async function findAccount(db: Db, connectionId: string, name: string): Promise<Choice | undefined> {
  const { accounts } = await readReferences(db, connectionId);
  const choices = incomeAccountsOf(accounts).map(each => ({ id: each.Id, name: each.FullyQualifiedName ?? each.Name }));
  return choices.find(choice => choice.name === name);
}

/** Another company has other accounts: the rest of the file is good all the same. */
const accountIssue = (name: string): ConfigurationIssue => ({
  path: 'incomeAccount',
  line: null,
  severity: 'note',
  sentence: `This company has no income account named ${name}; its own choice stays.`,
});

export interface ApplyOrder {
  readonly connectionId: string;
  readonly version: number;
  readonly text: string;
  readonly by: Pick<AuditFact, 'actor' | 'actorId' | 'address'> & { readonly workspaceId: string };
}

/** Applies a file: all of it, or nothing where it has errors. @throws ProblemFault `not-found`, `not-ready`, `version-changed` */
export async function applyConfiguration(tools: RecordTools, order: ApplyOrder): Promise<ConfigurationDiff> {
  const { connectionId, version, text, by } = order;
  const parsed = parseConfiguration(text);
  // Whose connection it is comes before what is wrong with the file.
  await getConfiguration(tools.db, { workspaceId: by.workspaceId, id: connectionId });
  if (parsed.kind === 'issues') throw refused(parsed.issues);
  let told: Pick<Applying, 'changes' | 'issues'> = { changes: [], issues: [] };
  const after = await changeConfiguration(tools, {
    connectionId,
    version,
    by,
    change: async (stored, tx) => {
      const plan = await planOf(tx, stored, parsed.file);
      told = plan;
      if (plan.incomeAccount !== undefined) {
        const account = JSON.stringify(plan.incomeAccount);
        await tx.updateTable('connection').set({ income_account: account }).where('id', '=', connectionId).execute();
      }
      const { preset, policies, mappings } = plan.configuration;
      const count = plan.changes.length;
      const sentence = `Applied a configuration file with ${count} ${count === 1 ? 'change' : 'changes'}.`;
      return { preset, policies, mappings, sentence };
    },
  });
  return { connectionId, changes: [...told.changes], issues: [...told.issues], version: after.version };
}

function refused(issues: readonly ConfigurationIssue[]): ProblemFault {
  const shown = issues.map(({ path, line, sentence }) => {
    const place = [line === null ? '' : `line ${line}`, path].filter(part => part !== '').join(', ');
    return place === '' ? sentence : `${place}: ${sentence}`;
  });
  return new ProblemFault('not-ready', `The file was not applied. ${shown.join(' ')}`, {
    fields: issues.map(({ path, sentence }) => ({ path, message: sentence })),
  });
}
