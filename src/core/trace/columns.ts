/** A column of 32-bit integers that grows at its end. Indices are 0-based; reading outside gives 0. */
export class Ints {
  data = new Int32Array(16);
  length = 0;

  at(index: number): number {
    return this.data[index] ?? 0;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  set(index: number, value: number): void {
    this.data[index] = value;
  }

  append(values: Int32Array): void {
    this.reserve(this.length + values.length);
    this.data.set(values, this.length);
    this.length += values.length;
  }

  /** Makes the column at least `length` long, new places holding `value`. */
  fill(length: number, value: number): void {
    if (length <= this.length) return;
    this.reserve(length);
    this.data.fill(value, this.length, length);
    this.length = length;
  }

  /** Gives back the memory that growing has set aside. */
  trim(): void {
    if (this.data.length > this.length) this.data = this.data.slice(0, this.length);
  }

  private reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const grown = new Int32Array(grownCapacity(this.data.length, capacity));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }
}

/** A column of 64-bit floats that grows at its end. */
export class Floats {
  data = new Float64Array(16);
  length = 0;

  append(values: Float64Array): void {
    const length = this.length + values.length;
    if (length > this.data.length) {
      const grown = new Float64Array(grownCapacity(this.data.length, length));
      grown.set(this.data.subarray(0, this.length));
      this.data = grown;
    }
    this.data.set(values, this.length);
    this.length = length;
  }
}

/** A column of UTF-16 code units that grows at its end. */
export class CodeUnits {
  data = new Uint16Array(64);
  length = 0;

  append(values: Uint16Array): void {
    const length = this.length + values.length;
    if (length > this.data.length) {
      const grown = new Uint16Array(grownCapacity(this.data.length, length));
      grown.set(this.data.subarray(0, this.length));
      this.data = grown;
    }
    this.data.set(values, this.length);
    this.length = length;
  }

  /** The text of [from, to). Lone surrogates stay what they are. */
  text(from: number, to: number): string {
    if (to - from <= 4096) return String.fromCharCode(...this.data.subarray(from, to));
    const parts: string[] = [];
    for (let start = from; start < to; start += 4096) {
      parts.push(String.fromCharCode(...this.data.subarray(start, Math.min(to, start + 4096))));
    }
    return parts.join("");
  }
}

function grownCapacity(current: number, needed: number): number {
  return Math.max(needed, Math.ceil(current * 1.5));
}
