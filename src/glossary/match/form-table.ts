/** From the hash of a form to the words that have it; open addressing over typed arrays, a chain for words that share a form. */
export class FormTable {
  private slots = new Int32Array(1 << 10).fill(-1)
  private a = new Int32Array(1 << 9)
  private b = new Int32Array(1 << 9)
  private values = new Int32Array(1 << 9)
  private chain = new Int32Array(1 << 9)
  private heads = 0
  size = 0

  add(a: number, b: number, value: number): void {
    const first = this.find(a, b)
    for (let at = first; at >= 0; at = this.chain[at] ?? -1) if (this.values[at] === value) return
    if (this.size === this.values.length) this.growPostings()
    const at = this.size++
    this.a[at] = a
    this.b[at] = b
    this.values[at] = value
    if (first >= 0) {
      // Behind the head, whose slot stays where it is.
      this.chain[at] = this.chain[first] ?? -1
      this.chain[first] = at
      return
    }
    this.chain[at] = -1
    this.heads++
    if (this.heads * 2 > this.slots.length) this.growSlots()
    else this.place(at)
  }

  /** The first posting of a form, or -1. */
  find(a: number, b: number): number {
    const mask = this.slots.length - 1
    for (let slot = (a ^ (b >>> 7)) & mask; ; slot = (slot + 1) & mask) {
      const at = this.slots[slot] ?? -1
      if (at < 0) return -1
      if (this.a[at] === a && this.b[at] === b) return at
    }
  }
  value(at: number): number {
    return this.values[at] ?? -1
  }
  next(at: number): number {
    return this.chain[at] ?? -1
  }

  private place(at: number): void {
    const mask = this.slots.length - 1
    let slot = ((this.a[at] ?? 0) ^ ((this.b[at] ?? 0) >>> 7)) & mask
    while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    this.slots[slot] = at
  }
  private growSlots(): void {
    const heads = [...this.slots.filter((at) => at >= 0), this.size - 1]
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (const at of heads) this.place(at)
  }
  private growPostings(): void {
    const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(old.length * 2)
      array.set(old)
      return array
    }
    this.a = grown(this.a)
    this.b = grown(this.b)
    this.values = grown(this.values)
    this.chain = grown(this.chain)
  }
}
