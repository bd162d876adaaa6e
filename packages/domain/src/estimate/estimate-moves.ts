/** What QuickBooks knows of an estimate (entities.md §2.6). `closed`: an invoice was made of it, or somebody closed it. */
export const estimateStatuses = ['pending', 'accepted', 'rejected', 'closed', 'converted'] as const;
export type EstimateStatus = (typeof estimateStatuses)[number];

/** Those that a person may give it; that it is converted QuickBooks says by itself. */
export type SettableEstimateStatus = Exclude<EstimateStatus, 'converted'>;

/** What an estimate may become by a person's word, while no invoice was made of it. The same table serves pages and API. */
export const estimateMoves: Readonly<Record<EstimateStatus, readonly SettableEstimateStatus[]>> = {
  pending: ['accepted', 'rejected', 'closed'],
  accepted: ['pending', 'rejected', 'closed'],
  rejected: ['pending', 'accepted', 'closed'],
  closed: ['pending', 'accepted', 'rejected'],
  converted: [],
};

/** QuickBooks links an invoice to pending and accepted estimates alone: a link to another one it drops without a word (§2.6). */
export const isInvoiceable = (status: string): status is 'pending' | 'accepted' =>
  status === 'pending' || status === 'accepted';
