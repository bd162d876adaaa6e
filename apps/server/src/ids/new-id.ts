/** Makes ids. Passed in wherever rows are made, so that tests can say which ids come. */
export type NewId = () => string;

export interface IdSourceOptions {
  readonly nowMs: () => number;
  /** Cryptographically random bytes. */
  readonly randomBytes: (size: number) => Uint8Array;
}

const timeBytes = 6;
const idBytes = 16;

/** UUIDs of version 7 (RFC 9562 §5.7): they grow with time, so that rows written together lie together in an index. */
export function createIdSource({ nowMs, randomBytes }: IdSourceOptions): NewId {
  return () => {
    const bytes = new Uint8Array(idBytes);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(nowMs()) << 16n);
    bytes.set(randomBytes(idBytes - timeBytes), timeBytes);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
