/** The files that Python is started from, fetched once by the page (so its service worker and cache serve them). */

/** The parts of the kit. `python` is a zip: the trimmed standard library and the recorder. */
const kitParts = ["pyodide", "asm", "wasm", "python"] as const;

export type KitPart = (typeof kitParts)[number];

/** Where a part lies: `path` relative to the page's base, `bytes` its true (uncompressed) size. */
export interface KitFile {
  readonly path: string;
  readonly bytes: number;
}

/** The downloaded files. */
export type Kit = { readonly [part in KitPart]: ArrayBuffer };

/** A download that ended: the files, or the path of one that could not be had and why in the browser's words. */
export type KitResult =
  | { readonly kind: "fetched"; readonly kit: Kit }
  | { readonly kind: "unreachable"; readonly path: string; readonly message: string };

/** A download under way. `bytes` counts what has arrived, `total` what there will be; both uncompressed. */
export interface KitFetch {
  readonly total: number;
  readonly bytes: number;
  /** Never rejects. */
  readonly result: Promise<KitResult>;
}

/**
 * Starts to fetch the kit at once. Meant as the first statement of the page, before its screens are loaded.
 * @param files from the build
 * @param base absolute address that the paths are relative to
 */
export function fetchKit(
  files: Readonly<Record<KitPart, KitFile>>,
  base: string,
  get: typeof fetch = (...given) => fetch(...given),
): KitFetch {
  let bytes = 0;
  const fetchPart = async (part: KitPart): Promise<ArrayBuffer> => {
    const { path, bytes: size } = files[part];
    try {
      const response = await get(new URL(path, base));
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
      const whole = new Uint8Array(size);
      let at = 0;
      for await (const piece of pieces(response)) {
        if (at + piece.length > size) throw new Error("the file is longer than it should be");
        whole.set(piece, at);
        at += piece.length;
        bytes += piece.length;
      }
      if (at < size) throw new Error("the file is shorter than it should be");
      return whole.buffer;
    } catch (error) {
      throw new PartMissing(path, error instanceof Error ? error.message : String(error));
    }
  };
  const result = Promise.all(kitParts.map(fetchPart)).then(
    ([pyodide, asm, wasm, python]): KitResult =>
      pyodide && asm && wasm && python
        ? { kind: "fetched", kit: { pyodide, asm, wasm, python } }
        : { kind: "unreachable", path: base, message: "" },
    (error: unknown): KitResult => {
      if (!(error instanceof PartMissing)) throw error;
      return { kind: "unreachable", path: error.path, message: error.message };
    },
  );
  return {
    total: kitParts.reduce((sum, part) => sum + files[part].bytes, 0),
    get bytes() {
      return bytes;
    },
    result,
  };
}

class PartMissing extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

async function* pieces(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) return;
    yield piece.value;
  }
}
