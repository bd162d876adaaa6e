import type { Core } from '../server-core.ts';
import { hashPassword } from '../people/password-hash.ts';

export interface MadeOwner {
  readonly workspaceId: string;
  readonly email: string;
  readonly password: string;
}

/** A second business on the same installation, as tests of tenancy need it. */
export async function makeWorkspace({ db, newId, clock }: Core, name: string): Promise<MadeOwner> {
  const [workspaceId, personId, now] = [newId(), newId(), clock()];
  const account = { email: `owner-${workspaceId}@example.com`, password: 'a long enough password' };
  const places = { locale: 'en-US', time_zone: 'UTC', currency: 'USD' };
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, name, ...places, created_at: now })
    .execute();
  const person = { id: personId, name: `Owner of ${name}`, email: account.email, created_at: now };
  await db
    .insertInto('person')
    .values({ ...person, password_hash: await hashPassword(account.password) })
    .execute();
  const membership = { id: newId(), workspace_id: workspaceId, person_id: personId, joined_at: now };
  await db
    .insertInto('membership')
    .values({ ...membership, role: 'owner' })
    .execute();
  return { workspaceId, ...account };
}
