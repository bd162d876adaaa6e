import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { id, instant } from './scalars.ts';

/**
 * What somebody is told about:
 * - `connection-lost`: QuickBooks no longer lets us in;
 * - `books-unreachable`: QuickBooks does not answer;
 * - `sync-stuck`: changes wait longer than they should;
 * - `problems-opened`: something must be settled by a person;
 * - `tie-out-differs`: the two sides do not agree to the cent;
 * - `read-budget`: the reads of the month run out.
 */
export const alertCauses = [
  'connection-lost',
  'books-unreachable',
  'sync-stuck',
  'problems-opened',
  'tie-out-differs',
  'read-budget',
] as const;
export type AlertCause = (typeof alertCauses)[number];

export const alert = z.object({
  id,
  connectionId: id,
  companyName: z.string(),
  cause: z.enum(alertCauses),
  title: z.string(),
  /** What happened, what it means for the books, what to do. */
  sentence: z.string(),
  /** Where in the app it is settled: a path. */
  path: z.string(),
  openedAt: instant,
  /** When it was well again; null while it lasts. */
  closedAt: instant.nullable(),
  closedSentence: z.string().nullable(),
  /** Whether the person who asks has put it away. */
  isSeen: z.boolean(),
});
export type Alert = z.infer<typeof alert>;

export const listAlerts = endpoint({
  name: 'alerts.list',
  method: 'GET',
  path: '/api/v1/alerts',
  summary: 'What stopped, newest first; what is well again stays in the list for a while.',
  access: 'quickbooks.read',
  query: pageQuery.extend({ isOpen: z.stringbool().optional() }),
  answer: pageOf(alert),
});

export const seeAlert = endpoint({
  name: 'alerts.see',
  method: 'POST',
  path: '/api/v1/alerts/:alertId/seen',
  summary: 'Puts an alert away for the person who asks; the others still see it.',
  access: 'quickbooks.read',
  params: z.object({ alertId: id }),
});

export const alertSettings = z.object({
  /** Where the mails go. */
  email: z.string(),
  /** Whether this server can send mails at all. */
  canMail: z.boolean(),
  causes: z.array(z.object({ cause: z.enum(alertCauses), title: z.string(), inApp: z.boolean(), byMail: z.boolean() })),
});
export type AlertSettings = z.infer<typeof alertSettings>;

export const readAlertSettings = endpoint({
  name: 'alerts.settings',
  method: 'GET',
  path: '/api/v1/alert-settings',
  summary: 'What the person who asks is told about, and how.',
  access: 'signed-in',
  answer: alertSettings,
  refusals: ['not-allowed'],
});

export const updateAlertSettings = endpoint({
  name: 'alerts.update-settings',
  method: 'PATCH',
  path: '/api/v1/alert-settings',
  summary: 'Changes what the person who asks is told about.',
  access: 'signed-in',
  body: z.object({
    causes: z
      .array(z.object({ cause: z.enum(alertCauses), inApp: z.boolean().optional(), byMail: z.boolean().optional() }))
      .min(1)
      .max(alertCauses.length),
  }),
  answer: alertSettings,
  refusals: ['not-allowed'],
});
