/** A record as QuickBooks answers. */
export type There = Readonly<Record<string, unknown>> & { readonly Id: string; readonly SyncToken: string };

/** QuickBooks as somebody who works in it sees it. */
export interface Books {
  readonly list: (entity: string) => Promise<readonly There[]>;
  readonly create: (entity: string, body: object) => Promise<There>;
  /** Changes fields of the record as it stands at the moment, as often as it takes. */
  readonly change: (entity: string, id: string, fieldsOf: (record: There) => object) => Promise<void>;
}

/** Most tries of one edit: our own writes may be quicker now and then. */
const triesMax = 50;
const listMax = 1000;

/** The desk of a bookkeeper in the emulator. */
export function openBooks(emulatorUrl: string, realmId: string): Books {
  const call = async (path: string, body?: object): Promise<Readonly<Record<string, unknown>>> => {
    const response = await fetch(`${emulatorUrl}/emulator/companies/${realmId}/act/call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path, ...(body && { method: 'POST', body }) }),
    });
    if (!response.ok) throw new Error(`The emulator refused ${path}: ${await response.text()}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const read = async (entity: string, id: string): Promise<There> =>
    (await call(`${entity.toLowerCase()}/${id}`))[entity] as There;
  return {
    list: async entity => {
      const query = encodeURIComponent(`select * from ${entity} maxresults ${listMax}`);
      const { QueryResponse } = await call(`query?query=${query}`);
      return ((QueryResponse as Readonly<Record<string, unknown>>)[entity] ?? []) as readonly There[];
    },
    create: async (entity, body) => (await call(entity.toLowerCase(), body))[entity] as There,
    change: async (entity, id, fieldsOf) => {
      for (let tries = 1; ; tries += 1) {
        const record = await read(entity, id);
        const { SyncToken } = record;
        const body = { Id: id, SyncToken, sparse: true, ...fieldsOf(record) };
        try {
          await call(entity.toLowerCase(), body);
          return;
        } catch (fault) {
          const isStale = fault instanceof Error && fault.message.includes('5010');
          if (!isStale || tries === triesMax) throw fault;
        }
      }
    },
  };
}
