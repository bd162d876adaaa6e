/** The bookkeeper's side: the emulator's control calls, for what a test does in QuickBooks behind the app's back. */
export interface Books {
  /** Changes fields of a record, as somebody in QuickBooks would. */
  readonly change: (entity: string, id: string, fields: Readonly<Record<string, unknown>>) => Promise<void>;
  /** What a bookkeeper does by other means: `edit-line`, `void`, `receive-payment`. */
  readonly act: (name: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** From now on nobody is told what happens in QuickBooks. */
  readonly silence: () => Promise<void>;
  /** Somebody disconnects the app inside QuickBooks. */
  readonly disconnect: () => Promise<void>;
}

/** Opens the first company of an emulator. */
export async function openBooks(emulatorUrl: string): Promise<Books> {
  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${emulatorUrl}/emulator/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const { companies } = (await control('companies')) as { readonly companies: readonly { readonly realmId: string }[] };
  const realmId = companies[0]?.realmId;
  if (realmId === undefined) throw new Error('The emulator has no company.');
  const act: Books['act'] = (name, body) => control(`companies/${realmId}/act/${name}`, body);
  return {
    act,
    change: async (entity, id, fields) => {
      const path = entity.toLowerCase();
      const found = (await act('call', { path: `${path}/${id}` })) as Readonly<
        Record<string, { readonly SyncToken: string }>
      >;
      const body = { Id: id, SyncToken: found[entity]?.SyncToken, sparse: true, ...fields };
      await act('call', { method: 'POST', path, body });
    },
    silence: async () => {
      await control('faults', { match: { realmId }, effect: 'drop', times: null });
    },
    disconnect: async () => {
      await control('disconnect', { realmId });
    },
  };
}
