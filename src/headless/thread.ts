import { Worker } from "node:worker_threads";

const script = new URL("../../scripts/python-worker.mjs", import.meta.url);

/** What a thread says; our own script says it, so it is what it looks like. */
type ThreadReply =
  | { readonly kind: "ready" }
  | { readonly kind: "chunk"; readonly columns: object; readonly tables: string }
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "fatal"; readonly fault: boolean; readonly message: string };

/** What is told while requests are answered. */
export interface Listener {
  readonly onChunk?: (chunk: unknown) => void;
  readonly onDone?: (text: string) => void;
  /** The recorder itself was at fault, or what it said cannot be read: the thread is lost at this request. */
  readonly onFault?: (message: string) => void;
}

/** A thread with a Python in it. One request at a time; a thread that is lost is of no more use. */
export class PythonThread {
  private readonly worker: Worker;

  private constructor(worker: Worker) {
    this.worker = worker;
  }

  /** Starts a thread; settles when it is ready for requests. */
  static start(): Promise<PythonThread> {
    const worker = new Worker(script);
    return new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("message", () => {
        worker.off("error", reject);
        // It alone is no reason for the process to go on.
        worker.unref();
        resolve(new PythonThread(worker));
      });
    });
  }

  /**
   * Asks for several things of one kind, and gives their answers in order: fewer, when the thread was lost at the next one. Each may take
   * `timeMs`; a thread that takes longer is ended. Never rejects.
   */
  ask(
    kind: "record" | "answer",
    requests: readonly string[],
    timeMs: number,
    { onChunk, onDone, onFault }: Listener = {},
  ): Promise<readonly string[]> {
    const { worker } = this;
    return new Promise((resolve) => {
      const texts: string[] = [];
      const finish = (): void => {
        clearTimeout(timer);
        worker.off("message", hear);
        worker.off("error", finish);
        if (texts.length < requests.length) this.end();
        resolve(texts);
      };
      const fail = (error: unknown): void => {
        onFault?.(error instanceof Error ? error.message : String(error));
        finish();
      };
      const hear = (reply: ThreadReply): void => {
        switch (reply.kind) {
          case "chunk":
            try {
              onChunk?.(reply);
            } catch (error) {
              fail(error);
            }
            return;
          case "done":
            try {
              onDone?.(reply.text);
            } catch (error) {
              fail(error);
              return;
            }
            texts.push(reply.text);
            timer.refresh();
            if (texts.length === requests.length) finish();
            return;
          case "fatal":
            if (reply.fault) fail(reply.message);
            else finish();
            return;
          case "ready":
        }
      };
      const timer = setTimeout(finish, timeMs);
      worker.on("message", hear);
      worker.once("error", finish);
      worker.postMessage({ kind, requests }, []);
    });
  }

  /** Ends the thread at once, whatever it does. */
  end(): void {
    void this.worker.terminate();
  }
}
