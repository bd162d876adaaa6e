/** The system's or PostgreSQL's error code (`ENOENT`, `28P01`, …) of anything thrown, if it carries one. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
