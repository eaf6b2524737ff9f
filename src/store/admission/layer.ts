/** What a file adds to what the store holds: seen at once, kept only if the file is accepted. */
export class Layer<V> {
  readonly #base = new Map<string, V>();
  #added = new Map<string, V>();

  get(key: string): V | undefined {
    // Most files add nothing to what is referred to, and a lookup has its price.
    const added = this.#added.size === 0 ? undefined : this.#added.get(key);
    return added ?? this.#base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: V): void {
    this.#added.set(key, value);
  }

  *entries(): Generator<[string, V]> {
    for (const [key, value] of this.#base) {
      if (!this.#added.has(key)) yield [key, value];
    }
    yield* this.#added;
  }

  keep(): void {
    for (const [key, value] of this.#added) this.#base.set(key, value);
    this.#added = new Map();
  }

  refuse(): void {
    this.#added = new Map();
  }

  clear(): void {
    this.#base.clear();
    this.refuse();
  }
}
