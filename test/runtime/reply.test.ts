import { describe, expect, test } from "vitest";
import { emptyColumns } from "../../src/runtime/contract.ts";
import { parseFrameReply } from "../../src/runtime/reply.ts";

const chunk = { type: "chunk", slot: 1, run: "r", tables: "", columns: emptyColumns() };

describe("the door for messages of the frame", () => {
  test("lets every message of the contract in", () => {
    for (const message of [
      { type: "ready", slot: 0 },
      { type: "broken", slot: 0, message: "no" },
      chunk,
      { type: "done", slot: 1, run: "r", outcome: "{}" },
      { type: "fatal", slot: 1, run: "r", cause: "recursion", message: "" },
      { type: "flood", slot: 1, run: "r" },
      { type: "pong", token: 3 },
    ]) {
      expect(parseFrameReply(message)).toEqual(message);
    }
  });

  test("lets nothing else in", () => {
    for (const message of [
      null,
      "ready",
      {},
      { type: "ready" },
      { type: "ready", slot: -1 },
      { type: "ready", slot: 0.5 },
      { type: "other", slot: 0 },
      { ...chunk, columns: { ...emptyColumns(), path: new Uint8Array(4) } },
      { ...chunk, columns: { path: new ArrayBuffer(4) } },
      { ...chunk, tables: { length: 0 } },
      { type: "done", slot: 1, run: "r", outcome: null },
      { type: "done", slot: 1, outcome: "{}" },
      { type: "fatal", slot: 1, run: "r", cause: "boredom", message: "" },
      { type: "broken", slot: 0, message: "x".repeat(10_001) },
    ]) {
      expect(parseFrameReply(message)).toBeNull();
    }
  });

  test("drops fields that the contract does not know", () => {
    expect(parseFrameReply({ type: "ready", slot: 0, run: "r", extra: 1 })).toEqual({
      type: "ready",
      slot: 0,
    });
  });
});
