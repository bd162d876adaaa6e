import { sql } from 'kysely';
import type { SyncMark, SyncState } from '@tieout/api';
import { deepLink } from '../connectors/quickbooks/deep-link.ts';
import type { LinkKind, LinkOrigin } from '../store/books-tables.ts';
import { agoText } from './ago-text.ts';
import { quickbooksName } from './record-tools.ts';

/** What is known about a record's other side. All null for a record that lives here only. */
export interface SyncFacts {
  readonly mark: SyncMark;
  readonly link_books_id: string | null;
  readonly link_origin: LinkOrigin | null;
  readonly link_by: string | null;
  readonly link_at: Date | null;
  readonly link_synced_at: Date | null;
  readonly link_realm: string | null;
  readonly link_app_url: string | null;
  readonly link_is_off: boolean | null;
  readonly link_off_at: Date | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly problem_sentence: string | null;
  readonly buried_by: string | null;
  readonly buried_at: Date | null;
}

/** The columns of {@link SyncFacts}, for rows named `r` that {@link syncJoins} was joined to. */
export const syncColumns = sql`s.*, w.owner_id, w.owner_name, p.problem_sentence, t.buried_by, t.buried_at`;

/** The link that counts (of the connection that is on, else the latest one), the company, the open problem, the tombstone. */
export const syncJoins = sql`
  left join lateral (
    select l.books_id as link_books_id, l.origin as link_origin, l.linked_by as link_by, l.linked_at as link_at,
      l.synced_at as link_synced_at, c.realm_id as link_realm, c.app_url as link_app_url,
      c.state = 'disconnected' as link_is_off, c.disconnected_at as link_off_at
    from link l join connection c on c.id = l.connection_id where l.record_id = r.id
    order by c.state = 'disconnected', l.linked_at desc limit 1
  ) s on true
  left join lateral (
    select c.id as owner_id, c.company_name as owner_name from connection c where c.id = r.connection_id
  ) w on true
  left join lateral (
    select o.sentence as problem_sentence from problem o
    where o.record_id = r.id and o.settled_at is null order by o.opened_at desc limit 1
  ) p on true
  left join lateral (
    select o.deleted_by as buried_by, o.deleted_at as buried_at from tombstone o
    where o.record_id = r.id order by o.deleted_at desc limit 1
  ) t on true`;

/** The sync mark of a record with its story in one sentence. */
export function syncStateOf(kind: LinkKind, facts: SyncFacts, now: Date): SyncState {
  const isFrozen = facts.link_is_off === true;
  return {
    mark: isFrozen ? 'frozen' : facts.mark,
    sentence: sentenceOf(facts, now),
    company: companyOf(facts),
    booksId: facts.link_books_id,
    booksUrl: booksUrlOf(kind, facts),
    lastSyncedAt: facts.link_synced_at?.toISOString() ?? null,
  };
}

const companyOf = ({ owner_id: id, owner_name: name }: SyncFacts): SyncState['company'] =>
  id === null || name === null ? null : { id, name };

function booksUrlOf(kind: LinkKind, facts: SyncFacts): string | null {
  const { link_app_url: appUrl, link_realm: realmId, link_books_id: id } = facts;
  return appUrl === null || realmId === null || id === null ? null : deepLink({ appUrl, realmId }, kind, id);
}

function sentenceOf(facts: SyncFacts, now: Date): string {
  if (facts.buried_at !== null) {
    return `${facts.buried_by ?? 'Somebody'} deleted it here ${agoText(facts.buried_at, now)}. Imports leave it away until you restore it.`;
  }
  if (facts.link_books_id === null) return localSentence(facts.mark);
  // What comes in by itself is nobody's doing.
  const by = facts.link_by === quickbooksName ? '' : ` by ${facts.link_by ?? 'Tieout'}`;
  return `${originText(facts)} ${agoText(facts.link_at ?? now, now)}${by}. ${stateText(facts, now)}`;
}

function localSentence(mark: SyncMark): string {
  if (mark === 'waiting-out') return 'Being created in QuickBooks now.';
  return mark === 'left-alone' ? 'Left alone on purpose.' : 'Lives here only.';
}

function originText({ link_origin: origin }: SyncFacts): string {
  switch (origin) {
    case 'imported':
      return 'Imported from QuickBooks';
    case 'sent':
      return 'Created in QuickBooks';
    case 'restored':
      return 'Restored from QuickBooks';
    case 'matched':
    case 'chosen':
    case null:
      return 'Linked to QuickBooks';
  }
}

function stateText(facts: SyncFacts, now: Date): string {
  if (facts.link_is_off === true) {
    return `Frozen: QuickBooks was disconnected ${agoText(facts.link_off_at ?? now, now)}. Values are as of then.`;
  }
  switch (facts.mark) {
    case 'problem':
      return facts.problem_sentence ?? 'Something needs your attention.';
    case 'waiting-out':
      return 'A change waits to be sent.';
    case 'waiting-in':
      return 'A change in QuickBooks is being fetched.';
    case 'left-alone':
      return 'Changed here; your rules do not send such changes to QuickBooks.';
    case 'local':
    case 'frozen':
    case 'in-step':
      return 'In step.';
  }
}
