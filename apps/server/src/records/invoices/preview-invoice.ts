import type { InvoiceFields, previewInvoice as contract } from '@tieout/api';
import type { z } from 'zod';
import type { Db } from '../../store/store.ts';
import { checkDraft } from './check-draft.ts';
import { draftOfFields, dueDateOfFields } from './draft-of-fields.ts';
import { readParties } from './invoice-parties.ts';
import { readDraftSetting } from './draft-company.ts';
import { figuresOfDraft } from './totals-of-draft.ts';

export type InvoicePreview = z.output<NonNullable<typeof contract.answer>>;

/** Totals and checks for what is being typed. Writes nothing. */
export async function previewInvoice(
  db: Db,
  asked: { readonly workspaceId: string; readonly fields: InvoiceFields; readonly now: Date },
): Promise<InvoicePreview> {
  const { workspaceId, fields, now } = asked;
  const setting = await readDraftSetting(db, { workspaceId, fields }, now);
  const { connection } = setting;
  const connectionId = connection?.id ?? null;
  const parties = await readParties(db, { workspaceId, connectionId, fields });
  const draft = draftOfFields(fields, parties, setting);
  const { totals, lineAmounts } = figuresOfDraft(draft, setting);
  return {
    totals,
    lineAmounts: fields.lines.map(({ id }) => ({ id, amount: lineAmounts.get(id) ?? null })),
    dueDate: dueDateOfFields(fields, setting),
    company: connection === undefined ? null : { id: connection.id, name: connection.companyName },
    checks: await checkDraft(db, { draft, fields, parties, setting, invoiceId: null }),
  };
}
