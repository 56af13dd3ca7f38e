/** The largest file that the engine takes, in bytes: its memory is addressed in 32 bits. A larger model comes in several files. */
export const largestGguf = 2 * 1024 ** 3;

/** What the head of a GGUF file says; null where it does not. */
export interface GgufHead {
  readonly version: number;
  readonly tensors: number;
  readonly name: string | null;
  readonly architecture: string | null;
  readonly contextTokens: number | null;
}

/** What is wrong with a file. */
export type GgufProblem = "empty" | "too-large" | "not-gguf" | "old-version" | "damaged";

export type ReadGguf =
  | { readonly kind: "gguf"; readonly head: GgufHead }
  | { readonly kind: "problem"; readonly problem: GgufProblem };

/** How much of a file is looked at, in bytes: what names it stands at the front. */
const headLength = 1 << 20;

/** Numbers of entries and tensors beyond this are no file's, but damage. */
const mostEntries = 1 << 20;

/** Looks at the head of a file before it is loaded; bytes behind that are the engine's to judge. */
export async function readGgufHead(file: Blob): Promise<ReadGguf> {
  if (file.size === 0) return problem("empty");
  const bytes = await file.slice(0, headLength).arrayBuffer();
  const view = new DataView(bytes);
  if (bytes.byteLength < 4 || view.getUint32(0) !== 0x47475546) return problem("not-gguf");
  if (file.size > largestGguf) return problem("too-large");
  if (bytes.byteLength < 24) return problem("damaged");
  const version = view.getUint32(4, true);
  if (version < 2) return problem("old-version");
  const tensors = Number(view.getBigUint64(8, true));
  const entries = Number(view.getBigUint64(16, true));
  if (version > 1000 || tensors > mostEntries || entries > mostEntries) return problem("damaged");
  const reader = new Head(view, bytes.byteLength < file.size);
  const values = reader.entries(entries);
  if (values === null) return problem("damaged");
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === "string" ? value : null;
  };
  const architecture = text("general.architecture");
  const context = values.get(`${architecture ?? ""}.context_length`);
  return {
    kind: "gguf",
    head: {
      version,
      tensors,
      name: text("general.name"),
      architecture,
      contextTokens: typeof context === "number" ? context : null,
    },
  };
}

function problem(kind: GgufProblem): ReadGguf {
  return { kind: "problem", problem: kind };
}

/** Sizes of the types of values that are numbers or truth values, by the number of the type. */
const sizes: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const textType = 8;
const listType = 9;

/** Reads the entries of a head one after the other. */
class Head {
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
    return this.nonsense ? null : found;
  }

  private nonsense = false;

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
