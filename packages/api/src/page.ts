import { z } from 'zod';

export const pageSizeDefault = 50;
export const pageSizeMax = 500;

/** Cursor paging: hand `nextCursor` back unchanged to get the rows after these. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
});

/**
 * A page of `row`s. `total` counts all rows that the filter leaves, over all pages. A search counts no further than 10,000: where
 * `isTotalCapped` there are more.
 */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    nextCursor: z.string().nullable(),
    total: z.int(),
    isTotalCapped: z.literal(true).optional(),
  });
}
