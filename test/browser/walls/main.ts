/** A page with nothing but Python in it: what the tests of the walls drive. Built like the real one. */
import { createPythonRuntime } from "../../../src/runtime/index.ts";
import { startKit } from "../../../src/runtime/start.ts";
import { sideChannel } from "./attacks.ts";
import { runInTheOpen } from "./open.ts";
import { own } from "./own.ts";
import type { WallsPage } from "./page-api.ts";
import { recordAll } from "./batches.ts";
import { programRunner } from "./programs.ts";

const startedAt = performance.now();
const kit = startKit();
const runtime = createPythonRuntime(document, kit);

let longestGapMs = 0;
let lastBeat = performance.now();
setInterval(() => {
  longestGapMs = Math.max(longestGapMs, performance.now() - lastBeat);
  lastBeat = performance.now();
}, 10);

let heard = 0;
new BroadcastChannel(sideChannel).addEventListener("message", () => (heard += 1));

async function ready(): Promise<number> {
  runtime.warm();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (runtime.state.kind !== "ready" && runtime.state.kind !== "failed") return;
      leave();
      resolve();
    };
    const leave = runtime.subscribe(look);
    look();
  });
  return performance.now() - startedAt;
}

async function hide(word: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const opening = indexedDB.open("treasure");
    opening.addEventListener("upgradeneeded", () => {
      opening.result.createObjectStore("words").put(word, "word");
    });
    opening.addEventListener("success", () => resolve());
  });
  const cache = await caches.open("treasure");
  await cache.put(new URL("cached-word", document.baseURI), new Response(word));
  const file = await (
    await navigator.storage.getDirectory()
  ).getFileHandle("word", { create: true });
  const writing = await file.createWritable();
  await writing.write(word);
  await writing.close();
  await new Promise<void>((resolve) => {
    void navigator.locks.request(word, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

function attackFromHere(script: string): ReturnType<WallsPage["attackFromHere"]> {
  return new Promise((resolve) => {
    const worker = new Worker(
      URL.createObjectURL(new Blob([`${script}; attack();`], { type: "text/javascript" })),
    );
    worker.addEventListener("message", (event: MessageEvent<string>) => {
      resolve(JSON.parse(event.data));
    });
  });
}

const api: WallsPage = {
  ...programRunner(runtime),
  recordAll: (sources, timeMs) => recordAll(runtime, sources, timeMs),
  ready,
  takeLongestGapMs() {
    const gap = Math.max(longestGapMs, performance.now() - lastBeat);
    longestGapMs = 0;
    return gap;
  },
  own,
  hide,
  heardOnSideChannel: () => heard,
  attackFromHere,
  runInTheOpen,
};
Object.assign(window, { walls: api });
