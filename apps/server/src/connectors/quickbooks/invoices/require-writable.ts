import type { Invoice, InvoiceFields } from '@tieout/api';
import { canDo } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { checkDraft } from '../../../records/invoices/check-draft.ts';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { readParties } from '../../../records/invoices/invoice-parties.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import type { Tx } from '../../../store/store.ts';

/** @throws ProblemFault `conflict` where the state of the invoice allows no change */
export function requireEditable(invoice: Invoice, { connection }: InvoiceSetting): void {
  const state = invoice.isOverdue && invoice.state !== 'partially-paid' ? 'overdue' : invoice.state;
  if (connection !== undefined && canDo(state, 'edit')) return;
  throw new ProblemFault('conflict', `An invoice that is ${state.replaceAll('-', ' ')} cannot be changed.`);
}

/** Nothing that is dated in a closed period is changed there, its date neither (fault 6210). @throws ProblemFault `not-ready` */
export function requireOpenPeriod({ txnDate }: Pick<Invoice, 'txnDate'>, { company }: InvoiceSetting): void {
  if (company.closingDate === null || txnDate > company.closingDate) return;
  const message = `The books are closed up to ${company.closingDate}, and this invoice is of ${txnDate}`;
  throw new ProblemFault('not-ready', `${message}: it can only be changed in QuickBooks. Nothing was changed.`, {
    fields: [{ path: 'txnDate', message: `${message}.` }],
  });
}

interface Sendable {
  readonly fields: InvoiceFields;
  readonly setting: InvoiceSetting;
  readonly id: string;
}

/** The checks that hold before the first writing hold before every other. @throws ProblemFault `not-ready` */
export async function requireSendable(tx: Tx, { fields, setting, id }: Sendable): Promise<void> {
  const connectionId = setting.connection?.id ?? null;
  const parties = await readParties(tx, { workspaceId: setting.workspaceId, connectionId, fields });
  const draft = draftOfFields(fields, parties, setting);
  const checks = await checkDraft(tx, { draft, fields, parties, setting, invoiceId: id });
  const blocking = checks.filter(check => check.severity === 'blocks');
  const [first] = blocking;
  if (first === undefined) return;
  throw new ProblemFault('not-ready', `${first.sentence} Nothing was changed.`, {
    fields: blocking.map(({ path, sentence: message }) => ({ path, message })),
    ...(first.cure !== null && { cure: first.cure }),
  });
}
