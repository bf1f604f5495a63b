/** The newest copy owns the values; an older one knows what the next one changed. */
type State<V> =
  | { readonly isNewest: true; readonly values: Map<string, V> }
  | { readonly isNewest: false; readonly undone: ReadonlyMap<string, V | undefined>; readonly next: VersionedMap<V> };

/**
 * A map that never changes, of which a changed copy costs as much as what is changed. The copy takes over the values and
 * leaves to this map what they were, so that no value is held twice and nothing is copied: garbage of a hundred thousand
 * messages is memory until somebody has the time to collect it. Reading an older copy costs a step per change since.
 */
export class VersionedMap<V> {
  #state: State<V>;
  readonly size: number;

  private constructor(values: Map<string, V>) {
    this.#state = { isNewest: true, values };
    this.size = values.size;
  }

  /** A map with nothing in it. */
  static empty<V>(): VersionedMap<V> {
    return new VersionedMap<V>(new Map());
  }

  get(key: string): V | undefined {
    let state = this.#state;
    while (!state.isNewest) {
      const value = state.undone.get(key);
      if (value !== undefined || state.undone.has(key)) return value;
      state = state.next.#state;
    }
    return state.values.get(key);
  }

  /** A copy with these values; `undefined` takes its key out. */
  with(changes: Iterable<readonly [key: string, value: V | undefined]>): VersionedMap<V> {
    // From an older copy there are two ways on; the second one needs values of its own.
    const values = this.#state.isNewest ? this.#state.values : new Map(this.#pairs());
    const undone = new Map<string, V | undefined>();
    for (const [key, value] of changes) {
      if (!undone.has(key)) undone.set(key, values.get(key));
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    }
    const next = new VersionedMap(values);
    if (this.#state.isNewest) this.#state = { isNewest: false, undone, next };
    return next;
  }

  /** At least every value that an earlier copy does not have as well, and few besides; found while they are asked for. */
  *valuesSince(before: VersionedMap<V>): IterableIterator<V> {
    if (!before.#leadsTo(this)) {
      yield* this.values();
      return;
    }
    const seen = new Set<string>();
    for (const undone of before.#changesUntil(this)) {
      for (const key of undone.keys()) {
        const value = seen.has(key) ? undefined : this.get(key);
        seen.add(key);
        if (value !== undefined) yield value;
      }
    }
  }

  /** All values, in no particular order. */
  *values(): IterableIterator<V> {
    for (const [, value] of this.#pairs()) yield value;
  }

  *#pairs(): IterableIterator<[string, V]> {
    const undone = new Map<string, V | undefined>();
    let state = this.#state;
    for (; !state.isNewest; state = state.next.#state) {
      for (const [key, value] of state.undone) if (!undone.has(key)) undone.set(key, value);
    }
    for (const pair of state.values) if (!undone.has(pair[0])) yield pair;
    for (const [key, value] of undone) if (value !== undefined) yield [key, value];
  }

  /** Did a later copy come from this one? */
  #leadsTo(later: VersionedMap<V>): boolean {
    let version: VersionedMap<V> = this;
    while (version !== later) {
      const state: State<V> = version.#state;
      if (state.isNewest) return false;
      version = state.next;
    }
    return true;
  }

  /** What was changed on the way from this copy to a later one that came from it. */
  *#changesUntil(later: VersionedMap<V>): IterableIterator<ReadonlyMap<string, V | undefined>> {
    let version: VersionedMap<V> = this;
    while (version !== later) {
      const state: State<V> = version.#state;
      if (state.isNewest) return;
      yield state.undone;
      version = state.next;
    }
  }
}
