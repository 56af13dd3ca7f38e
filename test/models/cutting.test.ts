import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GenResult } from "../../src/core/asking/generation.ts";
import { asking, clientTo, connectionTo, never } from "./fixture/clients.ts";
import type { GoldenStream } from "./fixture/golden.ts";
import { goldenStreams } from "./fixture/streams.ts";

/** A `fetch` with no more of an answer than a client looks at: thousands of them are needed. */
function bareFetch(pieces: readonly Uint8Array[]): typeof fetch {
  let next = 0;
  const read = () => {
    const value = pieces[next++];
    return Promise.resolve({ done: value === undefined, value });
  };
  const answer = { status: 200, headers: new Headers(), body: { getReader: () => ({ read }) } };
  return () => Promise.resolve(answer as unknown as Response);
}

/** What a client makes of a stream that comes in these pieces; times left out. */
async function readIn(stream: GoldenStream, pieces: readonly Uint8Array[]): Promise<GenResult> {
  const client = clientTo(connectionTo("http://fixture.invalid/v1", stream.dialect), {
    fetch: bareFetch(pieces),
  });
  const result = await client.generate(asking(), never());
  return { ...result, totalMs: 0, firstTextMs: null };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes cut at these places, ascending. */
function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  return [0, ...places].map((from, index) => bytes.slice(from, places[index] ?? bytes.length));
}

describe.each(goldenStreams.map((stream) => [stream.name, stream] as const))("%s", (_, stream) => {
  const bytes = bytesOf(stream.body);

  test("is read as what it says", async () => {
    const result = await readIn(stream, [bytes]);
    expect(result).toMatchObject({
      kind: "reply",
      text: stream.text,
      reasoning: stream.reasoning,
      finish: stream.finish,
      usage: stream.usage,
      modelReported: stream.modelReported,
      cost: stream.usd === undefined ? null : { usd: stream.usd, source: "reported" },
    });
    expect(result.kind === "reply" ? (result.logprobs?.length ?? 0) : -1).toBe(
      stream.logprobs ?? 0,
    );
    expect(result.rawHead).toBe(stream.body.slice(0, 4096));
  });

  test("gives the same cut into two at every byte", async () => {
    const whole = await readIn(stream, [bytes]);
    for (let place = 1; place < bytes.length; place++) {
      expect(await readIn(stream, cutAt(bytes, [place])), `cut at ${place}`).toEqual(whole);
    }
  });

  test("gives the same cut into any pieces", async () => {
    const whole = await readIn(stream, [bytes]);
    const places = fc
      .uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 60 })
      .map((some) => some.toSorted((left, right) => left - right));
    await fc.assert(
      fc.asyncProperty(places, async (some) => {
        expect(await readIn(stream, cutAt(bytes, some))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test("ended early at any byte is a whole answer or none, and never another one", async () => {
    const ends = new Set<string>();
    for (let length = 0; length < bytes.length; length++) {
      const result = await readIn(stream, [bytes.slice(0, length)]);
      ends.add(
        result.kind === "failed"
          ? result.failure.kind
          : JSON.stringify([result.text, result.reasoning, result.finish]),
      );
    }
    ends.delete(JSON.stringify([stream.text, stream.reasoning, stream.finish]));
    expect([...ends]).toEqual(["cut"]);
  });
});
