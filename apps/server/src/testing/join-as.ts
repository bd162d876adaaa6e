import { acceptInvitation, createInvitation, type Role } from '@tieout/api';
import { createVisitor, type Visitor } from './visitor.ts';

/** Lets the owner invite somebody and answers that person's browser, signed in. */
export async function joinAs(origin: string, owner: Visitor, role: Exclude<Role, 'owner'>): Promise<Visitor> {
  const email = `${role}@example.com`;
  const { link } = await owner.call(createInvitation, { body: { email, role } });
  const token = link.split('#')[1] ?? '';
  const visitor = createVisitor(origin);
  const body = { token, name: `A ${role}`, password: 'a long enough password' };
  visitor.remember(await visitor.call(acceptInvitation, { body }));
  return visitor;
}
