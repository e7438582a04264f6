/** Some of a partner's customers, a bit each. */
export class CustomerSet {
  readonly #bits: Uint32Array;
  readonly #limit: number;
  #size = 0;

  /** @param limit how many customers there are to choose from */
  constructor(limit: number) {
    this.#bits = new Uint32Array(Math.ceil(limit / 32));
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  has(customer: number): boolean {
    return customer < this.#limit && ((this.#bits[customer >>> 5]! >>> (customer & 31)) & 1) === 1;
  }

  add(customer: number): void {
    if (this.has(customer)) return;
    this.#bits[customer >>> 5]! |= 1 << (customer & 31);
    this.#size += 1;
  }

  delete(customer: number): void {
    if (!this.has(customer)) return;
    this.#bits[customer >>> 5]! &= ~(1 << (customer & 31));
    this.#size -= 1;
  }

  /** By number. */
  *[Symbol.iterator](): Generator<number> {
    for (let customer = 0; customer < this.#limit; customer++) if (this.has(customer)) yield customer;
  }
}
