/** What can be allowed. API keys carry a subset as scopes. */
export const permissions = [
  'records.read',
  'records.write',
  'quickbooks.read',
  'quickbooks.write',
  'quickbooks.connect',
  'settings.read',
  'settings.write',
  'people.manage',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['owner', 'admin', 'member', 'read-only'] as const;

export type Role = (typeof roles)[number];

const reading = ['records.read', 'quickbooks.read', 'settings.read'] as const satisfies readonly Permission[];

/** The whole table of rights. A member works with records and may run imports, but neither connects companies nor manages people. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  admin: permissions,
  member: [...reading, 'records.write', 'quickbooks.write'],
  'read-only': reading,
};

/** Whether a role carries a permission. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return permissionsByRole[role].includes(permission);
}
