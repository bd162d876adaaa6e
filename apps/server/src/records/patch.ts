/** Some of the fields of a record: absent or undefined ones stay as they are. */
export type Patch<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };
