import { proxy, wrap } from "comlink";
import type { Importer } from "../../packs/importing/importer.ts";

/** The importer's verbs, as they are called from outside its worker. Every promise rejects once the worker is gone. */
export type ImporterDoor = {
  readonly [Verb in keyof Importer]: (
    ...asked: Parameters<Importer[Verb]>
  ) => Promise<Awaited<ReturnType<Importer[Verb]>>>;
} & {
  /** Ends the worker, whatever it does. */
  close(): void;
};

/** Starts an importer in a worker of its own. */
export function openImporter(): ImporterDoor {
  const worker = new Worker(new URL("../../../workers/importer.worker.ts", import.meta.url), {
    type: "module",
    name: "importer",
  });
  const importer = wrap<Importer>(worker);
  const closing = new AbortController();
  const gone = new Promise<never>((_resolve, reject) => {
    closing.signal.addEventListener("abort", () => reject(new Error("it was closed")));
    worker.addEventListener("error", ({ message }) => {
      // One whose script cannot be had says nothing at all.
      reject(new Error(message || "its worker could not be loaded"));
    });
  });
  gone.catch(() => undefined);
  // A call to a worker that has died would never settle.
  const orGone = <Answer>(answer: Promise<Answer>): Promise<Answer> => Promise.race([answer, gone]);
  return {
    likely: (files) => orGone(importer.likely(files)),
    read: (format, files, onProgress) => orGone(importer.read(format, files, proxy(onProgress))),
    fetchTasks: (from) => orGone(importer.fetchTasks(from)),
    addTasks: (tasks) => orGone(importer.addTasks(tasks)),
    readAnswers: (benchmark, files, onProgress) =>
      orGone(importer.readAnswers(benchmark, files, proxy(onProgress))),
    fetchAnswers: (from, to) => orGone(importer.fetchAnswers(from, to)),
    close() {
      worker.terminate();
      closing.abort();
    },
  };
}
