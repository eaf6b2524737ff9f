/** One bit for each stock: for a question asked of every flow, small enough to stay in a processor's cache. */
export class StockBits {
  /** Stock s is bit s mod 32 of word s / 32. */
  readonly words: Int32Array;

  constructor(stockCount: number) {
    this.words = new Int32Array((stockCount >>> 5) + 1);
  }

  has(stock: number): boolean {
    return (this.words[stock >>> 5]! & (1 << (stock & 31))) !== 0;
  }

  add(stock: number): void {
    this.words[stock >>> 5]! |= 1 << (stock & 31);
  }

  remove(stock: number): void {
    this.words[stock >>> 5]! &= ~(1 << (stock & 31));
  }

  /** Takes over the bits of these stocks, which are all that the other has; there must be none yet. */
  addAll(stocks: Int32Array, other: StockBits): void {
    if (stocks.length > this.words.length) this.words.set(other.words);
    else for (const stock of stocks) this.add(stock);
  }

  /** Writes the first stocks that have their bit, ascending, as many as there is room for. */
  list(into: Int32Array): void {
    let size = 0;
    for (let word = 0; size < into.length && word < this.words.length; word++) {
      for (let bits = this.words[word]!; bits !== 0 && size < into.length; bits &= bits - 1) {
        into[size++] = 32 * word + 31 - Math.clz32(bits & -bits);
      }
    }
  }
}

/** Where one stock in so many was touched, going through all in order is faster than through those. */
const MUCH = 16;

/**
 * Memory as large as there are stocks, all zero, lent to one walk at a time. A walk gives it back zero again, having
 * reset only what it touched: so a question pays for the stocks that it reaches, not for all that there are.
 */
export class Marks {
  readonly #stockCount: number;
  readonly #ints: Int32Array[] = [];
  readonly #pairs: Int32Array[] = [];
  readonly #bits: StockBits[] = [];
  readonly #lists: Int32Array[] = [];

  constructor(stockCount: number) {
    this.#stockCount = stockCount;
  }

  /** An integer for each stock. */
  takeInts(): Int32Array {
    return this.#ints.pop() ?? new Int32Array(this.#stockCount);
  }

  /** Two integers for each stock. */
  takePairs(): Int32Array {
    return this.#pairs.pop() ?? new Int32Array(2 * this.#stockCount);
  }

  /** Room for a list of stocks, each at most once; what stands there means nothing. */
  takeList(): Int32Array {
    return this.#lists.pop() ?? new Int32Array(this.#stockCount);
  }

  giveBackList(list: Int32Array): void {
    this.#lists.push(list);
  }

  takeBits(): StockBits {
    return this.#bits.pop() ?? new StockBits(this.#stockCount);
  }

  /** Takes back what is zero but for these stocks: reset one by one if they are few, or else all at once. */
  giveBack(of: Int32Array | StockBits, touched: Int32Array): void {
    const isMuch = touched.length * MUCH > this.#stockCount;
    if (of instanceof StockBits) {
      if (isMuch) of.words.fill(0);
      else for (const stock of touched) of.words[stock >>> 5] = 0;
      this.#bits.push(of);
      return;
    }
    const isPairs = of.length > this.#stockCount;
    if (isMuch) of.fill(0);
    else if (isPairs) for (const stock of touched) of[2 * stock] = of[2 * stock + 1] = 0;
    else for (const stock of touched) of[stock] = 0;
    (isPairs ? this.#pairs : this.#ints).push(of);
  }
}
