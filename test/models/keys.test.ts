import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectionSchema, parseAddress } from "../../src/models/connection.ts";
import { dialectIds } from "../../src/models/dialects/dialect.ts";
import { createKeyring, type TabStorage } from "../../src/models/keys/keyring.ts";
import { scrubOf } from "../../src/models/keys/scrub.ts";
import { clientLimits } from "../../src/models/limits.ts";
import { behaviours } from "./fixture/behaviours.ts";
import { asking, clientTo, connectionTo, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";

const canary = "sk-canary-0123456789abcdefghijkl";

/** A storage like that of a tab. */
function tab(): TabStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

describe("a keyring", () => {
  const origin = "https://models.invalid";

  test("hands a key to nobody but its origin", () => {
    const ring = createKeyring(null);
    ring.keep(origin, ` ${canary}\n`, false);
    expect(ring.with(origin, (key) => key)).toBe(canary);
    expect(ring.with("http://models.invalid", (key) => key)).toBeNull();
    expect(ring.with("https://models.invalid:8443", (key) => key)).toBeNull();
  });

  test("shows its keys in no field, text or JSON, and the last four characters when asked", () => {
    const ring = createKeyring(null);
    ring.keep(origin, canary, false);
    expect(JSON.stringify(ring) + Object.keys(ring).join()).not.toContain("canary");
    expect(JSON.stringify(Object.values(ring))).not.toContain("canary");
    expect(ring.hint(origin)).toBe("ijkl");
    ring.keep(origin, "short", false);
    expect(ring.hint(origin)).toBe("");
    expect(ring.hint("https://else.invalid")).toBeNull();
  });

  test("leaves nothing in the tab unless that is wanted, and takes it from there the next time", () => {
    const storage = tab();
    const ring = createKeyring(storage);
    ring.keep(origin, canary, false);
    expect(storage.kept.size).toBe(0);
    ring.keep(origin, canary, true);
    expect([...storage.kept.values()]).toEqual([canary]);
    const next = createKeyring(storage);
    expect(next.with(origin, (key) => key)).toBe(canary);
    expect(next.scrub(`key ${canary}`)).toBe("key [key]");
    ring.keep(origin, canary, false);
    expect(storage.kept.size).toBe(0);
  });

  test("forgets everything at once, and still keeps what it held out of texts", () => {
    const storage = tab();
    storage.setItem("other", "stays");
    const ring = createKeyring(storage);
    ring.keep(origin, canary, true);
    ring.keep("https://else.invalid", "another-key-of-mine", false);
    ring.forgetAll();
    expect([...storage.kept]).toEqual([["other", "stays"]]);
    expect(ring.with(origin, (key) => key)).toBeNull();
    expect(ring.scrub(canary)).toBe("[key]");
  });
});

describe("scrubbing", () => {
  test.each([
    ["as it is", (key: string) => key],
    ["in an address", (key: string) => `?key=${encodeURIComponent(key)}&x=1`],
    ["in JSON", (key: string) => JSON.stringify({ key })],
    ["in base64", (key: string) => `Basic ${btoa(key)}`],
    ["twice", (key: string) => `${key}${key}`],
    ["cut short", (key: string) => `${key.slice(0, 20)}***`],
    ["without its beginning", (key: string) => `***${key.slice(8)}`],
  ])("finds a key %s", (_, write) => {
    const key = `${canary}/+"é\\=`;
    const text = `before ${write(key)} after`;
    const clean = scrubOf([key])(text);
    expect(clean).not.toContain("canary-0123456789");
    expect(clean).not.toContain(key.slice(8, 30));
    expect(clean).toMatch(/^before .*\[key\].* after$/);
  });

  test("leaves no key in any text that holds it, and other texts alone", () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 40 }), text, text, (key, left, right) => {
        fc.pre(key.trim() !== "" && !"[key]".includes(key));
        expect(scrubOf([key])(`${left}${key}${right}`)).not.toContain(key);
      }),
    );
    expect(scrubOf([canary])("sk-other-key")).toBe("sk-other-key");
    expect(scrubOf([""])("text")).toBe("text");
  });
});

describe("what a client gives", () => {
  let fixture: Fixture;

  beforeAll(async () => {
    fixture = await startFixture();
  });

  afterAll(() => fixture.close());

  test.each(dialectIds)("holds no key in %s, whatever the server does", async (dialect) => {
    const ring = createKeyring(null);
    ring.keep(fixture.origin, canary, false);
    const given: unknown[] = [];
    for (const behaviour of behaviours.keys()) {
      const habits: unknown[] = [];
      const client = clientTo(connectionTo(fixture.base(behaviour), dialect), {
        keyring: ring,
        limits: { ...clientLimits, firstByteMs: 400, betweenMs: 100 },
        onHabits: (now) => habits.push(now),
      });
      const settings = { temperature: 0, maxTokens: 9, seed: 1, stop: ["x"] };
      const result = await client.generate(asking(settings), never());
      given.push({ behaviour, result, habits });
    }
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((one) => JSON.stringify(one).includes("canary"))).toEqual([]);
    const sent = fixture.requests.filter(({ behaviour }) => behaviour === "401-echo").at(-1);
    expect(JSON.stringify(sent?.headers)).toContain(canary);
    expect(fixture.requests.map(({ path }) => path).join()).not.toContain("canary");
  });

  test("sends no key to an address that it was not given for", async () => {
    const ring = createKeyring(null);
    ring.keep("https://models.invalid", canary, false);
    const client = clientTo(connectionTo(fixture.base("good")), { keyring: ring });
    await client.generate(asking(), never());
    expect(JSON.stringify(fixture.requests.at(-1)?.headers)).not.toContain("canary");
  });
});

test.each([
  ["localhost:11434/v1/", { baseUrl: "http://localhost:11434/v1" }],
  [
    " https://models.invalid/api/v1/chat/completions ",
    { baseUrl: "https://models.invalid/api/v1" },
  ],
  ["https://models.invalid", { baseUrl: "https://models.invalid" }],
  ["https://me:secret@models.invalid/v1", { problem: "holds-a-secret" }],
  ["https://models.invalid/v1?key=secret", { problem: "holds-a-secret" }],
  ["ftp://models.invalid", { problem: "not-http" }],
  ["http://", { problem: "not-an-address" }],
  ["  ", { problem: "empty" }],
])("the address %j is read as %o", (text, expected) => {
  expect(parseAddress(text)).toMatchObject(expected);
});

test("a connection is kept with an address that holds no secret, or not at all", () => {
  const kept = connectionTo("https://models.invalid/v1");
  expect(connectionSchema.safeParse(kept).data).toEqual(kept);
  for (const baseUrl of ["https://me:secret@models.invalid/v1", "https://models.invalid/v1/", ""]) {
    expect(connectionSchema.safeParse({ ...kept, baseUrl }).success).toBe(false);
  }
});
