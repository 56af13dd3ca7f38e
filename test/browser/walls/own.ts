import { frameScript } from "virtual:foretrace-walls";
import type { FrameReply } from "../../../src/runtime/contract.ts";
import { openSandbox } from "../../../src/runtime/sandbox.ts";
import type { WallsPage } from "./page-api.ts";

/** The smallest WebAssembly module there is. */
const emptyModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]).buffer;
const longestMs = 10_000;

/** See `WallsPage.own`. A script becomes owner of its worker; `attack()` in it is called when the run begins. */
export const own: WallsPage["own"] = async (scripts, until) => {
  const replies: string[] = [];
  let replyCount = 0;
  const empty = new ArrayBuffer(0);
  await new Promise<void>((resolve) => {
    const hear = (reply: FrameReply) => {
      const text = JSON.stringify(reply, (_, value: unknown) =>
        value instanceof ArrayBuffer ? value.byteLength : value,
      );
      replyCount += 1;
      if (replies.length < 100) replies.push(text);
      if (reply.type === "ready") {
        const run = `run-of-${reply.slot}`;
        sandbox.send({ op: "run", slot: reply.slot, run, request: "{}", maxBytes: 100_000_000 });
      }
      if (text.includes(until)) finish();
    };
    const sandbox = openSandbox(document, frameScript, hear);
    const timer = setTimeout(() => finish(), longestMs);
    const finish = () => {
      clearTimeout(timer);
      sandbox.close();
      resolve();
    };
    for (const [slot, script] of scripts.entries()) {
      sandbox.send({
        op: "kit",
        pyodide: empty,
        asm: empty,
        wasm: emptyModule,
        python: empty,
        boot: bootScript(script),
        memoryBytes: 2 ** 29,
      });
      sandbox.send({ op: "spawn", slot });
    }
  });
  return { replies, replyCount };
};

function bootScript(script: string): string {
  return `${script}
    addEventListener("message", ({ data }) => {
      if (data.op === "start") postMessage({ type: "ready" });
      if (data.op === "run") attack();
    });`;
}
