import { CUSTOMER_PAYMENTS } from '../../applications/payment-side.ts';
import { recordApplications } from '../../applications/record-applications.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { PAYMENT_FIELDS } from './payment-fields.ts';
import {
  prepareChangedPayment,
  prepareDeletePayment,
  prepareNewPayment,
  prepareVoidPayment,
  requireReceiptAddress,
} from './prepare-payment.ts';

/** Payments received (entities.md §2.7). */
export const paymentDefinition: EntityDefinition = {
  name: 'Payment',
  path: 'payment',
  kind: 'transaction',
  fields: PAYMENT_FIELDS,
  schemaKeys: ['HomeTotalAmt', 'RemitToAddr'],
  offers: { create: true, update: true, delete: true, void: 'include', send: true, pdf: true },
  defaultOrder: 'updated-descending',
  prepareCreate: prepareNewPayment,
  prepareUpdate: prepareChangedPayment,
  prepareDelete: prepareDeletePayment,
  prepareVoid: prepareVoidPayment,
  prepareSend: (_draft, previous, context) => requireReceiptAddress(previous, context),
  afterSave(saved, previous, { company, verb }) {
    if (verb !== 'send') recordApplications(company, CUSTOMER_PAYMENTS, { saved, previous });
  },
  afterDelete(previous, { company }) {
    recordApplications(company, CUSTOMER_PAYMENTS, { saved: undefined, previous });
  },
};
