/** Address lines beyond the second are kept behind it: QuickBooks has five, we have two. */
export const furtherLines = (address: 'BillAddr' | 'ShipAddr') => (record: Readonly<Record<string, unknown>>) => {
  const parts = record[address];
  if (typeof parts !== 'object' || parts === null) return null;
  const lines = ['Line2', 'Line3', 'Line4', 'Line5'].map(name => (parts as Readonly<Record<string, unknown>>)[name]);
  return lines.filter((line): line is string => typeof line === 'string' && line !== '').join(', ');
};

/** The same lines apart, where there are more than two of them in all; null otherwise. */
export const linesBeyondTwo = (address: 'BillAddr' | 'ShipAddr') => (record: Readonly<Record<string, unknown>>) => {
  const parts = record[address];
  if (typeof parts !== 'object' || parts === null) return null;
  const lines = ['Line2', 'Line3', 'Line4', 'Line5'].map(name => (parts as Readonly<Record<string, unknown>>)[name]);
  const texts = lines.map(line => (typeof line === 'string' ? line : ''));
  return texts.slice(1).every(line => line === '') ? null : texts.join('\n');
};
