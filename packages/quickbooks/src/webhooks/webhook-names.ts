import { entityCatalogue } from '../entities/entity-catalogue.ts';
import type { WebhookOperation } from './webhook-event.ts';

/** Kinds of records with webhooks that have no typed record here (protocol.md §6.5). */
const untyped = [
  'Budget',
  'ChangeOrder',
  'Currency',
  'JournalCode',
  'PurchaseOrder',
  'TimeActivity',
  'Transfer',
  'VendorCredit',
];

const canonicalNames = new Map([...Object.keys(entityCatalogue), ...untyped].map(name => [name.toLowerCase(), name]));

/** CloudEvents write `billpayment`, everything else `BillPayment`. */
export function canonicalName(name: string): string {
  return canonicalNames.get(name.toLowerCase()) ?? name;
}

// Classic says Create, CloudEvents say created; for voids both "void" and "voided" have been seen (protocol.md §6.4).
const operations: Readonly<Record<string, WebhookOperation>> = {
  create: 'created',
  created: 'created',
  update: 'updated',
  updated: 'updated',
  delete: 'deleted',
  deleted: 'deleted',
  merge: 'merged',
  merged: 'merged',
  void: 'voided',
  voided: 'voided',
  email: 'emailed',
  emailed: 'emailed',
};

export function operationOf(word: string): WebhookOperation | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(operations, key) ? operations[key] : undefined;
}
