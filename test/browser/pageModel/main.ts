import { clientLimits } from "../../../src/models/limits.ts";
import type { ModelClient } from "../../../src/models/client.ts";
import { createPageClient } from "../../../src/models/page/client.ts";
import { loadPageModel, type LoadState, type ModelSource } from "../../../src/models/page/load.ts";
import { startWllama } from "../../../src/models/page/wllama.ts";
import { pageTiming } from "../../../src/models/timing.ts";
import type { PageModelPage } from "./api.ts";

let client: ModelClient | null = null;

const page: PageModelPage = {
  async load(path, way) {
    const url = new URL(path, location.href).href;
    const source: ModelSource =
      way === "url"
        ? { kind: "url", url }
        : { kind: "files", files: [new File([await (await fetch(url)).blob()], path)] };
    const states: LoadState[] = [];
    const loaded = await loadPageModel(source, new AbortController().signal, {
      fetch: (...given) => fetch(...given),
      startEngine: startWllama,
      onState: (state) => states.push(state),
    });
    if (loaded.kind !== "loaded") {
      return { kind: loaded.kind, detail: JSON.stringify(loaded), states };
    }
    client = createPageClient({
      engine: loaded.engine,
      model: loaded.head.name ?? "",
      timing: pageTiming,
      limits: clientLimits,
    });
    return { kind: loaded.kind, detail: JSON.stringify(loaded.head), states };
  },

  ask(settings, stopAfter = Infinity) {
    if (client === null) throw new Error("no model is loaded");
    const stop = new AbortController();
    let pieces = 0;
    const messages = [{ role: "user" as const, text: "Does line 3 run?" }];
    const request = { item: "item", sample: 0, messages, settings };
    return client.generate(request, stop.signal, () => {
      pieces += 1;
      if (pieces >= stopAfter) stop.abort();
    });
  },
};

Object.assign(window, { pageModel: page });
