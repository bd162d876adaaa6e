import type { Connection } from '@tieout/api';
import type { PolicyChanges } from '@tieout/sync';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { recordAudit, type AuditFact } from '../../../people/record-audit.ts';
import type { RecordTools } from '../../../records/record-tools.ts';
import type { MappingChangesByKind } from '../../../store/configuration-tables.ts';
import type { Tx } from '../../../store/store.ts';
import { getConfiguration, type Configuration } from './configuration.ts';

/** What is to stand afterwards; what is absent stays. */
export interface ConfigurationChange {
  readonly preset?: Connection['preset'];
  readonly policies?: PolicyChanges;
  readonly mappings?: MappingChangesByKind;
  /** For the audit trail: one sentence in plain words. */
  readonly sentence: string;
}

export interface ConfigurationOrder {
  readonly connectionId: string;
  /** The version that the change starts from. */
  readonly version: number;
  readonly by: Pick<AuditFact, 'workspaceId' | 'actor' | 'actorId' | 'address'> & { readonly workspaceId: string };
  /** Computes the change from what is stored. @throws ProblemFault when it cannot be made */
  readonly change: (stored: Configuration, tx: Tx) => ConfigurationChange | Promise<ConfigurationChange>;
}

/**
 * Changes rules or mappings, unless somebody else changed them since they were read. What runs already finishes by the rules that it
 * started with. @throws ProblemFault `not-found`, `version-changed`, `conflict` for a company that is disconnected
 */
export async function changeConfiguration(tools: RecordTools, order: ConfigurationOrder): Promise<Configuration> {
  const { connectionId, version, by } = order;
  const key = { workspaceId: by.workspaceId, id: connectionId };
  return tools.db.transaction().execute(async tx => {
    await lockConnection(tx, key);
    const stored = await getConfiguration(tx, key);
    if (stored.version !== version) throw versionChanged();
    const change = await order.change(stored, tx);
    const after = await write(tx, tools, { order, stored, change });
    const fact = { ...by, action: 'configuration.update', sentence: change.sentence } as const;
    await recordAudit({ clock: tools.now, newId: tools.newId }, tx, fact);
    await tools.announce(tx, { workspaceId: by.workspaceId, topic: 'rules', id: connectionId });
    return after;
  });
}

const versionChanged = (): ProblemFault =>
  new ProblemFault(
    'version-changed',
    'Somebody changed the rules after you opened them. Look at theirs, then decide again.',
  );

async function lockConnection(
  tx: Tx,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<void> {
  const row = await tx
    .selectFrom('connection')
    .select('state')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'disconnected') return;
  throw new ProblemFault('conflict', 'This company is disconnected. Connect it again to change its rules.');
}

interface Writing {
  readonly order: ConfigurationOrder;
  readonly stored: Configuration;
  readonly change: ConfigurationChange;
}

async function write(tx: Tx, tools: RecordTools, { order, stored, change }: Writing): Promise<Configuration> {
  const { preset = stored.preset, policies = stored.policies, mappings = stored.mappings } = change;
  const version = stored.version + 1;
  if (preset !== stored.preset) {
    await tx.updateTable('connection').set({ preset }).where('id', '=', stored.connectionId).execute();
  }
  const values = {
    policies: JSON.stringify(policies),
    mappings: JSON.stringify(mappings),
    version,
    updated_by: order.by.actor,
    updated_at: tools.now(),
  };
  await tx
    .insertInto('connection_configuration')
    .values({ connection_id: stored.connectionId, workspace_id: stored.workspaceId, ...values })
    .onConflict(oc => oc.column('connection_id').doUpdateSet(values))
    .execute();
  return { ...stored, preset, policies, mappings, version };
}
