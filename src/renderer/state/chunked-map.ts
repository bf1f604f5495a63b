const CHUNKS = 1_024;

/** Spreads keys over the chunks. Ids of a server share their beginning and differ in their end. */
function chunkOf(key: string): number {
  let hash = 0;
  for (let at = Math.max(0, key.length - 12); at < key.length; at++)
    hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (CHUNKS - 1);
}

type Chunk<V> = Map<string, V> | undefined;

/**
 * A map that never changes, of which a changed copy costs as much as what is changed: the copy shares every chunk in
 * which nothing is. Copying a Map of a hundred thousand messages for each that arrives would be felt.
 */
export class ChunkedMap<V> {
  readonly #chunks: readonly Chunk<V>[];
  readonly size: number;

  private constructor(chunks: readonly Chunk<V>[], size: number) {
    this.#chunks = chunks;
    this.size = size;
  }

  /** A map with nothing in it. */
  static empty<V>(): ChunkedMap<V> {
    return new ChunkedMap<V>(new Array<Chunk<V>>(CHUNKS).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.#chunks[chunkOf(key)]?.get(key);
  }

  /** A copy with these values; `undefined` takes its key out. */
  with(changes: Iterable<readonly [key: string, value: V | undefined]>): ChunkedMap<V> {
    const chunks = [...this.#chunks];
    let { size } = this;
    for (const [key, value] of changes) {
      const at = chunkOf(key);
      let chunk = chunks[at];
      // A chunk that is still shared with this map is copied before it is touched.
      if (chunk === undefined || chunk === this.#chunks[at]) {
        chunk = new Map(chunk);
        chunks[at] = chunk;
      }
      const before = chunk.size;
      if (value === undefined) chunk.delete(key);
      else chunk.set(key, value);
      size += chunk.size - before;
    }
    return new ChunkedMap(chunks, size);
  }

  /** At least every value that another copy does not have as well, and few besides: chunks that both share are passed. */
  *valuesSince(before: ChunkedMap<V>): IterableIterator<V> {
    for (const [at, chunk] of this.#chunks.entries()) {
      if (chunk && chunk !== before.#chunks[at]) yield* chunk.values();
    }
  }

  /** All values, in no particular order. */
  *values(): IterableIterator<V> {
    for (const chunk of this.#chunks) if (chunk) yield* chunk.values();
  }
}
