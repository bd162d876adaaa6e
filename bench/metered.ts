/** CorePlus reads of a company so far, counted by the emulator: what a bookkeeper does is not among them. */
export async function countMetered(control: (path: string) => Promise<unknown>, realmId: string): Promise<number> {
  const { counters } = (await control(`/requests?realmId=${realmId}&limit=0`)) as {
    readonly counters: { readonly metered: number };
  };
  return counters.metered;
}
