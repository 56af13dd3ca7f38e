import { largestGguf } from "./largest.ts";
import { bytesOfTensor } from "./tensorSize.ts";

/** Sizes of the types of values that are numbers or truth values, by the number of the type. */
const sizes: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const textType = 8;
const listType = 9;

/** Reads the head of a GGUF file from its front to its end: the entries, and then what the tensors are. */
export class HeadReader {
  private readonly view: DataView;
  /** The file goes on behind what is looked at. */
  private readonly goesOn: boolean;
  private at = 24;

  constructor(view: DataView, goesOn: boolean) {
    this.view = view;
    this.goesOn = goesOn;
  }

  /** The entries as far as they are looked at; null for a head that makes no sense. */
  entries(count: number): ReadonlyMap<string, string | number> | null {
    const found = new Map<string, string | number>();
    const decoder = new TextDecoder();
    try {
      for (let entry = 0; entry < count; entry++) {
        const name = this.text(decoder);
        const value = this.value(this.uint32(), decoder);
        if (value !== null) found.set(name, value);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.goesOn && !this.nonsense ? found : null;
    }
    this.ended = true;
    return this.nonsense ? null : found;
  }

  /**
   * How long the file has to be for all its tensors, in bytes; null where that is not told by what is looked at. To be asked after the
   * entries.
   */
  sizeOfFile(tensors: number, alignment: number): number | "damaged" | null {
    if (!this.ended) return null;
    const decoder = new TextDecoder();
    let most = 0;
    try {
      for (let tensor = 0; tensor < tensors; tensor++) {
        this.text(decoder);
        const dimensions = this.uint32();
        if (dimensions > 8) return "damaged";
        let elements = 1;
        for (let one = 0; one < dimensions; one++) elements *= this.uint64();
        const type = this.uint32();
        most = Math.max(most, this.uint64() + bytesOfTensor(type, elements));
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.goesOn && !this.nonsense ? null : "damaged";
    }
    return Math.ceil(this.at / alignment) * alignment + most;
  }

  private nonsense = false;
  private ended = false;

  private value(type: number, decoder: TextDecoder): string | number | null {
    if (type === textType) return this.text(decoder);
    if (type === listType) {
      const inner = this.uint32();
      const length = this.uint64();
      const size = sizes[inner] ?? 0;
      if (size > 0) this.skip(size * length);
      else if (inner === textType) for (let one = 0; one < length; one++) this.skip(this.uint64());
      else this.refuse();
      return null;
    }
    const size = sizes[type];
    if (size === undefined) this.refuse();
    // Only unsigned 32-bit and 64-bit integers are of interest.
    if (type === 4) return this.uint32();
    if (type === 10) return this.uint64();
    this.skip(size ?? 0);
    return null;
  }

  private text(decoder: TextDecoder): string {
    const length = this.uint64();
    const start = this.at;
    this.skip(length);
    return decoder.decode(new Uint8Array(this.view.buffer, start, length));
  }

  private uint32(): number {
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }

  private uint64(): number {
    const value = Number(this.view.getBigUint64(this.at, true));
    this.at += 8;
    return value;
  }

  private skip(length: number): void {
    if (length > largestGguf) this.refuse();
    this.at += length;
    if (this.at > this.view.byteLength) throw new RangeError("beyond what is looked at");
  }

  private refuse(): never {
    this.nonsense = true;
    throw new RangeError("no such entry");
  }
}
