import type { Failure } from "../../core/asking/generation.ts";
import { messageLength } from "../limits.ts";
import { largestGguf } from "./largest.ts";

/** How much of something is there, in bytes; `total` null where the server does not say. */
export interface Progress {
  readonly loaded: number;
  readonly total: number | null;
}

/** A file that was fetched, or why it was not. */
export type Downloaded =
  | { readonly kind: "file"; readonly file: Blob }
  | { readonly kind: "failure"; readonly failure: Failure };

/** Fetches a file of a model, telling of every piece. It carries no key and no cookie, and follows redirects, as stores of models need. */
export async function download(
  url: string,
  signal: AbortSignal,
  fetchFile: typeof fetch,
  onProgress: (progress: Progress) => void,
): Promise<Downloaded> {
  let begun = false;
  try {
    const response = await fetchFile(url, {
      signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (response.status === 404) return fail({ kind: "not-found", message: "" });
    if (!response.ok) return fail({ kind: "bad-request", status: response.status, message: "" });
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const total = Number.isSafeInteger(length) && length > 0 ? length : null;
    if (total !== null && total > largestGguf)
      return fail({ kind: "too-long", limit: largestGguf });
    const pieces: BlobPart[] = [];
    let loaded = 0;
    onProgress({ loaded, total });
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) break;
      begun = true;
      loaded += piece.value.length;
      if (loaded > largestGguf) {
        await reader?.cancel();
        return fail({ kind: "too-long", limit: largestGguf });
      }
      pieces.push(piece.value);
      onProgress({ loaded, total });
    }
    if (total !== null && loaded < total) return fail({ kind: "cut" });
    return { kind: "file", file: new Blob(pieces) };
  } catch (error) {
    if (signal.aborted) return fail({ kind: "aborted" });
    const message = (error instanceof Error ? error.message : "").slice(0, messageLength);
    return fail(begun ? { kind: "cut" } : { kind: "unreachable", message });
  }
}

function fail(failure: Failure): Downloaded {
  return { kind: "failure", failure };
}
