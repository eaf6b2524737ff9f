/** What is known of keys: a Map, or what holds the same in less room, in the order in which keys came first. */
export interface Known<V> {
  readonly size: number;
  has(key: string): boolean;
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  entries(): IterableIterator<[string, V]>;
}

/** What a file adds to what the store holds: seen at once, kept only if the file is accepted. */
export class Layer<V> {
  readonly #make: () => Known<V>;
  #base: Known<V>;
  #added: Known<V>;

  constructor(make: () => Known<V>) {
    this.#make = make;
    this.#base = make();
    this.#added = make();
  }

  get(key: string): V | undefined {
    // Most files add nothing to what is referred to, and a lookup has its price.
    const added = this.#added.size === 0 ? undefined : this.#added.get(key);
    return added ?? this.#base.get(key);
  }

  has(key: string): boolean {
    return this.#base.has(key) || (this.#added.size > 0 && this.#added.has(key));
  }

  set(key: string, value: V): void {
    this.#added.set(key, value);
  }

  *entries(): Generator<[string, V]> {
    for (const [key, value] of this.#base.entries()) {
      if (!this.#added.has(key)) yield [key, value];
    }
    yield* this.#added.entries();
  }

  keep(): void {
    if (this.#added.size === 0) return;
    if (this.#base.size === 0) this.#base = this.#added;
    else for (const [key, value] of this.#added.entries()) this.#base.set(key, value);
    this.#added = this.#make();
  }

  refuse(): void {
    if (this.#added.size > 0) this.#added = this.#make();
  }

  clear(): void {
    this.#base = this.#make();
    this.refuse();
  }
}
