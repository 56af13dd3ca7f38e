import { createPageClient } from "../../models/page/client.ts";
import { type LoadTools, loadPageModel, type ModelSource } from "../../models/page/load.ts";
import type { ModelClient } from "../../models/client.ts";
import type { ClientLimits } from "../../models/limits.ts";
import { withSilence } from "../../models/silence.ts";
import type { Timing } from "../../models/timing.ts";
import { createCell, type Cell } from "../cell.ts";
import type { PageModel } from "./models.ts";

/** The place for one model that runs in the page. */
export interface InPage {
  readonly state: Pick<Cell<PageModel>, "get" | "subscribe">;
  load(source: { readonly files: readonly File[] } | { readonly url: string }): void;
  /** Lets the model go, or gives up loading it. */
  unload(): void;
  /** A client of the model with this digest; null when it is not the one that is loaded. */
  client(digest: string): ModelClient | null;
}

/** What a model in the page needs from outside. */
export interface InPageTools extends Omit<LoadTools, "onState"> {
  readonly timing: Timing;
  readonly limits: ClientLimits;
}

/** A place for a model, empty at first. */
export function createInPage(tools: InPageTools): InPage {
  const state = createCell<PageModel>({ kind: "none" });
  let stop = new AbortController();
  let client: ModelClient | null = null;
  /** Memory for one model is all that there is: the next waits until the last is gone. */
  let gone: Promise<void> = Promise.resolve();
  let close = nothingToClose;

  const unload = (): void => {
    stop.abort();
    client = null;
    gone = Promise.all([gone, close().catch(() => undefined)]).then(() => undefined);
    close = nothingToClose;
    state.set({ kind: "none" });
  };

  async function begin(name: string, source: ModelSource, signal: AbortSignal): Promise<void> {
    await gone;
    const loaded = await loadPageModel(source, signal, {
      ...tools,
      onState(next) {
        if (!signal.aborted) state.set({ kind: "loading", name, state: next });
      },
    });
    if (signal.aborted) {
      if (loaded.kind === "loaded") await loaded.engine.close().catch(() => undefined);
      return;
    }
    if (loaded.kind === "bad-file") {
      state.set({ kind: "bad-file", name, problem: loaded.problem });
      return;
    }
    if (loaded.kind === "failure") {
      state.set({ kind: "failed", name, failure: loaded.failure });
      return;
    }
    const { engine, head, bytes, digest } = loaded;
    const model = head.name ?? name;
    client = withSilence(createPageClient({ ...tools, engine, model }), tools.timing, tools.limits);
    close = () => engine.close();
    state.set({ kind: "loaded", name: model, bytes, digest });
  }

  return {
    state,
    unload,
    load(given) {
      unload();
      stop = new AbortController();
      const files = "files" in given ? given.files.toSorted(byName) : [];
      const name = "files" in given ? (files[0]?.name ?? "") : nameOf(given.url);
      const source: ModelSource =
        "files" in given ? { kind: "files", files } : { kind: "url", url: given.url };
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      state.set({ kind: "loading", name, state: { kind: "starting", bytes } });
      void begin(name, source, stop.signal);
    },
    client(digest) {
      const now = state.get();
      return now.kind === "loaded" && now.digest === digest ? client : null;
    },
  };
}

function nothingToClose(): Promise<void> {
  return Promise.resolve();
}

/** Parts of a split model carry their number in their names. */
function byName(one: File, other: File): number {
  return one.name < other.name ? -1 : 1;
}

/** The last part of an address, which is kept and shown: without what may stand behind it. */
function nameOf(url: string): string {
  return (
    url
      .replace(/[?#].*$/s, "")
      .split("/")
      .at(-1) ?? ""
  );
}
