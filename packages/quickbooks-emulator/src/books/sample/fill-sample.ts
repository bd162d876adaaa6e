import type { Company } from '../company.ts';

/** Fills a new company with a believable small business. */
export function fillSample(_company: Company): void {
  return;
}
