import { HeadReader } from "./ggufReader.ts";
import { largestGguf } from "./largest.ts";

/** What the head of a GGUF file says; null where it does not. */
export interface GgufHead {
  readonly version: number;
  readonly tensors: number;
  readonly name: string | null;
  readonly architecture: string | null;
  readonly contextTokens: number | null;
}

/** What is wrong with a file. */
export type GgufProblem =
  | "empty"
  | "too-large"
  | "not-gguf"
  | "old-version"
  | "damaged"
  /** Its end is missing. The engine would not notice and answer from nothing. */
  | "cut";

export type ReadGguf =
  | { readonly kind: "gguf"; readonly head: GgufHead }
  | { readonly kind: "problem"; readonly problem: GgufProblem };

/** How much of a file is looked at, in bytes: a head holds all words of the model, which are some megabytes. */
const headLength = 1 << 25;

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
  const reader = new HeadReader(view, bytes.byteLength < file.size);
  const values = reader.entries(entries);
  if (values === null) return problem("damaged");
  const alignment = values.get("general.alignment");
  const needed = reader.sizeOfFile(tensors, typeof alignment === "number" ? alignment : 32);
  if (needed === "damaged") return problem("damaged");
  if (needed !== null && file.size < needed) return problem("cut");
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
