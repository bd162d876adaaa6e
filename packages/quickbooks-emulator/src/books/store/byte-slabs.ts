/** UTF-8 needs at most this for each UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;

/** Where a text is kept. */
export interface KeptText {
  slab: Buffer | undefined;
  from: number;
  to: number;
}

/**
 * Keeps texts as UTF-8 outside the garbage-collected heap, one after the other in slabs. A slab is given back when
 * nothing refers to any of its texts. So hundreds of thousands of records neither fill the heap nor are walked by the
 * collector, and a page of answers is put together from bytes that need no encoding.
 */
export class ByteSlabs {
  readonly #slabBytes: number;
  #slab = Buffer.alloc(0);
  #used = 0;

  /** `slabBytes` is taken at once: large for texts that stay, small where they are soon replaced, which frees slabs sooner. */
  constructor(slabBytes: number) {
    this.#slabBytes = slabBytes;
  }

  /** Writes the text down and tells the holder where it is: a view of its own for each would cost more than a small record. */
  keep(text: string, holder: KeptText): void {
    const most = text.length * BYTES_PER_UNIT_MAX;
    if (this.#slab.length - this.#used < most) {
      const needed = Buffer.byteLength(text);
      if (this.#slab.length - this.#used < needed) {
        this.#slab = Buffer.allocUnsafeSlow(Math.max(this.#slabBytes, needed));
        this.#used = 0;
      }
    }
    const start = this.#used;
    this.#used += this.#slab.write(text, start, 'utf8');
    holder.slab = this.#slab;
    holder.from = start;
    holder.to = this.#used;
  }
}
