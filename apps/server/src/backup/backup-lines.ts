import { z } from 'zod';

/**
 * The file is gzip over lines of JSON: one `manifest`, then for each table a `table`, its `rows` and an `end`, then `sequence`s and waiting
 * `job`s, and at last `done`. Rows are PostgreSQL's own text form of a whole row, which every type writes and reads without loss.
 */
export const backupFormat = 1;

export const manifestLine = z.object({
  kind: z.literal('manifest'),
  format: z.literal(backupFormat),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The schema, as the migrations that made it. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Which key seals the secrets inside. The key itself is never part of a backup. */
  secretKeyId: z.string(),
});
export type Manifest = z.infer<typeof manifestLine>;

export const tableLine = z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) });
export const rowsLine = z.object({ kind: z.literal('rows'), rows: z.array(z.string()) });
/** `sum` adds up a hash of every row, whatever their order. */
export const endLine = z.object({ kind: z.literal('end'), count: z.string(), sum: z.string() });
export const sequenceLine = z.object({
  kind: z.literal('sequence'),
  name: z.string(),
  value: z.string(),
  isCalled: z.boolean(),
});
export const jobLine = z.object({
  kind: z.literal('job'),
  name: z.string(),
  payload: z.unknown(),
  queueName: z.string().nullable(),
  runAt: z.string(),
  attemptsMax: z.int(),
  jobKey: z.string().nullable(),
  priority: z.int(),
});
export const doneLine = z.object({ kind: z.literal('done'), sha256: z.string() });

export const backupLine = z.discriminatedUnion('kind', [
  manifestLine,
  tableLine,
  rowsLine,
  endLine,
  sequenceLine,
  jobLine,
  doneLine,
]);
export type BackupLine = z.infer<typeof backupLine>;
