import type { Failure } from "../../core/asking/generation.ts";
import { messageLength } from "../limits.ts";
import { digestOf } from "./digest.ts";
import { download, type Progress } from "./download.ts";
import type { PageEngine, StartEngine } from "./engine.ts";
import { type GgufHead, type GgufProblem, readGgufHead } from "./gguf.ts";

/** Where a model for the page comes from: files from disk, in the order of their parts, or an address. */
export type ModelSource =
  | { readonly kind: "files"; readonly files: readonly Blob[] }
  | { readonly kind: "url"; readonly url: string };

/** How far loading has come. `starting`: all bytes are there, and the engine takes them in. */
export type LoadState =
  | ({ readonly kind: "fetching" } & Progress)
  | { readonly kind: "starting"; readonly bytes: number };

/** A model that is ready, or why there is none. */
export type LoadedModel =
  | {
      readonly kind: "loaded";
      readonly engine: PageEngine;
      readonly head: GgufHead;
      /** Of all files together. */
      readonly bytes: number;
      /** As `digestOf` says it. */
      readonly digest: string;
    }
  | { readonly kind: "bad-file"; readonly problem: GgufProblem }
  | { readonly kind: "failure"; readonly failure: Failure };

/** What loading needs from outside. */
export interface LoadTools {
  readonly fetch: typeof fetch;
  readonly startEngine: StartEngine;
  readonly onState: (state: LoadState) => void;
}

/** Loads a model into the page. Files are looked at before the engine, which is large, is even fetched. */
export async function loadPageModel(
  source: ModelSource,
  signal: AbortSignal,
  tools: LoadTools,
): Promise<LoadedModel> {
  const files = source.kind === "files" ? source.files : [];
  let all = files;
  if (source.kind === "url") {
    const found = await download(source.url, signal, tools.fetch, (progress) => {
      tools.onState({ kind: "fetching", ...progress });
    });
    if (found.kind === "failure") return found;
    all = [found.file];
  }
  const [first] = all;
  if (first === undefined) return { kind: "bad-file", problem: "empty" };
  const heads = await Promise.all(all.map((file) => readGgufHead(file)));
  const bad = heads.find((head) => head.kind === "problem");
  if (bad?.kind === "problem") return { kind: "bad-file", problem: bad.problem };
  const [head] = heads;
  if (head?.kind !== "gguf") return { kind: "bad-file", problem: "damaged" };
  if (signal.aborted) return { kind: "failure", failure: { kind: "aborted" } };
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  tools.onState({ kind: "starting", bytes });
  try {
    const digest = await digestOf(all);
    const engine = await tools.startEngine(all);
    if (!signal.aborted) return { kind: "loaded", engine, head: head.head, bytes, digest };
    await engine.close();
    return { kind: "failure", failure: { kind: "aborted" } };
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).slice(
      0,
      messageLength,
    );
    return { kind: "failure", failure: { kind: "model-unavailable", message } };
  }
}
