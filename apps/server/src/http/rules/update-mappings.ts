import { updateMappings as contract } from '@tieout/api';
import { changeIssues, type MappedFieldChange, type MappingChanges, type RecordKind } from '@tieout/sync';
import { standardMappings } from '../../connectors/quickbooks/mapping/kind-mappings.ts';
import { changeConfiguration } from '../../connectors/quickbooks/rules/change-configuration.ts';
import { mappingChangesAfter, mappingSetOf } from '../../connectors/quickbooks/rules/mapping-set.ts';
import { auditActor } from '../../people/audit-actor.ts';
import type { RecordTools } from '../../records/record-tools.ts';
import { ProblemFault } from '../problem-fault.ts';
import { route, type Route, type WorkspaceCall } from '../route.ts';

type Change = WorkspaceCall<typeof contract>['body']['fields'][number];

export const updateMappingsRoute = (tools: RecordTools): Route =>
  route(contract, async call => {
    const { workspaceId, params, version, body } = call;
    const { kind } = params;
    const after = await changeConfiguration(tools, {
      connectionId: params.connectionId,
      version,
      by: { ...auditActor(call), workspaceId },
      change: stored => {
        const changes = mappingChangesAfter(kind, stored.mappings[kind] ?? {}, body.fields.map(changeOf));
        requireSound(kind, changes);
        const sentence = `Changed how ${body.fields.map(({ field }) => field).join(', ')} of ${kind} travel.`;
        return { mappings: { ...stored.mappings, [kind]: changes }, sentence };
      },
    });
    return mappingSetOf(tools.db, after);
  });

const changeOf = ({ field, change }: Change): { readonly field: string; readonly change: MappedFieldChange | null } => {
  if (change === null) return { field, change };
  const { booksField, ...rest } = change;
  return { field, change: { ...rest, ...(booksField !== undefined && { books: booksField }) } };
};

/** What cannot be merged without two mappings fighting over a field is not saved. */
function requireSound(kind: RecordKind, changes: MappingChanges): void {
  const issues = changeIssues(standardMappings[kind], changes);
  if (issues.length === 0) return;
  throw new ProblemFault('not-ready', issues.map(({ sentence }) => sentence).join(' '), {
    fields: issues.map(({ field, sentence }) => ({ path: field, message: sentence })),
  });
}
