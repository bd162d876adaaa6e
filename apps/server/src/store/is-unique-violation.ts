/** PostgreSQL's code for a broken unique constraint. */
const uniqueViolation = '23505';

/** Whether an error says that this unique constraint or index was broken. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== uniqueViolation) return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
