/** Makes ids. Passed in wherever rows are made, so that tests can say which ids come. */
export type NewId = () => string;

export interface IdSourceOptions {
  readonly nowMs: () => number;
  /** Cryptographically random bytes. */
  readonly randomBytes: (size: number) => Uint8Array;
}

const timeBytes = 6;
const idBytes = 16;
const randomOfId = idBytes - timeBytes;
/** Asking the system for randomness costs more than all the rest: it is asked once for so many ids. */
const idsAtOnce = 400;

/** UUIDs of version 7 (RFC 9562 §5.7): they grow with time, so that rows written together lie together in an index. */
export function createIdSource({ nowMs, randomBytes }: IdSourceOptions): NewId {
  const takeRandom = createRandomSource(randomBytes);
  return () => {
    const bytes = Buffer.alloc(idBytes);
    bytes.writeUIntBE(nowMs(), 0, timeBytes);
    bytes.set(takeRandom(), timeBytes);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

/** No byte is given out twice. */
function createRandomSource(randomBytes: IdSourceOptions['randomBytes']): () => Uint8Array {
  let stock = new Uint8Array();
  return () => {
    if (stock.length === 0) stock = randomBytes(randomOfId * idsAtOnce).slice();
    const taken = stock.subarray(0, randomOfId);
    stock = stock.subarray(randomOfId);
    return taken;
  };
}
