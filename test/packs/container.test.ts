import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { FileReading } from "../../src/packs/container/reading.ts";
import { type SourceFile, sourceFileOf } from "../../src/packs/container/sourceFile.ts";
import { textFile } from "./files/files.ts";

async function listed<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Reads the JSON lines of all files inside these. */
async function jsonOf(...files: readonly SourceFile[]) {
  const reading = new FileReading(files, {});
  const values: unknown[] = [];
  for await (const entry of reading.entries()) {
    for (const { line, value } of await listed(reading.jsonLines(entry))) {
      values.push([entry.name, line, value]);
    }
  }
  return { values, rejected: reading.rejected };
}

async function tableOf(text: string) {
  const reading = new FileReading([textFile("a.csv", text)], {});
  const rows = [];
  for await (const entry of reading.entries()) rows.push(...(await listed(reading.table(entry))));
  return { rows, rejected: reading.rejected };
}

/** A zip archive of one or more members, packed or not. */
function zip(members: readonly { name: string; text: string; packed?: boolean }[]) {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, packed = true } of members) {
    const data = packed ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(packed ? 8 : 0, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(packed ? 8 : 0, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(text.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

describe("lines of JSON", () => {
  test("one bad line is listed with its number, and the others are kept", async () => {
    const { values, rejected } = await jsonOf(textFile("a.jsonl", '{"a":1}\r\n\n{"a":\n{"a":2}'));
    expect(values).toEqual([
      ["a.jsonl", 1, { a: 1 }],
      ["a.jsonl", 4, { a: 2 }],
    ]);
    expect(rejected).toMatchObject([{ file: "a.jsonl", line: 3 }]);
  });

  test("a byte order mark is no part of the first line, and characters may lie across pieces", async () => {
    const text = `\ufeff${JSON.stringify({ text: "ü".repeat(1_000_000) })}\n{"b":"é"}`;
    const { values, rejected } = await jsonOf(textFile("a.jsonl", text));
    expect(values).toHaveLength(2);
    expect(values[0]).toEqual(["a.jsonl", 1, { text: "ü".repeat(1_000_000) }]);
    expect(rejected).toEqual([]);
  });
});

describe("texts in other forms", () => {
  const text = '{"a":"é"}\n{"a":2}';

  test.each([
    ["UTF-16, the lower byte first", [0xff, 0xfe], (code: number) => [code & 255, code >> 8]],
    ["UTF-16, the higher byte first", [0xfe, 0xff], (code: number) => [code >> 8, code & 255]],
  ])("in %s are read by their byte order mark", async (_name, mark, bytesOf) => {
    const bytes = Array.from(text).flatMap((character) => bytesOf(character.charCodeAt(0)));
    const { values } = await jsonOf(textFile("a.jsonl", new Uint8Array([...mark, ...bytes])));
    expect(values).toEqual([
      ["a.jsonl", 1, { a: "é" }],
      ["a.jsonl", 2, { a: 2 }],
    ]);
  });

  test("that are empty hold nothing, and are no fault", async () => {
    expect(await jsonOf(textFile("a.jsonl", ""), textFile("b.jsonl", "\n\r\n"))).toEqual({
      values: [],
      rejected: [],
    });
  });

  test("of which no line is JSON are left at the hundred thousandth", async () => {
    const { rejected } = await jsonOf(textFile("a.jsonl", "x\n".repeat(100_005)));
    expect(rejected).toHaveLength(100_001);
    expect(rejected.at(-1)).toMatchObject({
      line: 100_000,
      reason: expect.stringContaining("left out"),
    });
  });

  test("have an end to the length of a line", async () => {
    const blob = new Blob(Array.from({ length: 66 }, () => " ".repeat(1024 * 1024)));
    const { values, rejected } = await jsonOf(sourceFileOf("a.jsonl", blob), textFile("b", "[1]"));
    expect(values).toEqual([["b", 1, [1]]]);
    expect(rejected).toMatchObject([
      { file: "a.jsonl", line: 1, reason: expect.stringContaining("64 million") },
    ]);
  });
});

describe("packed files", () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => JSON.stringify({ index }));

  test("a gzip is read like what is in it, whatever its name", async () => {
    const { values } = await jsonOf(textFile("a.jsonl.gz", gzipSync('{"a":1}')));
    expect(values).toEqual([["a.jsonl", 1, { a: 1 }]]);
  });

  test("a truncated gzip gives the whole lines before the break, and says where it is", async () => {
    const whole = gzipSync(lines.join("\n"));
    const { values, rejected } = await jsonOf(
      textFile("a.jsonl.gz", whole.subarray(0, whole.length >> 1)),
    );
    expect(values.length).toBeGreaterThan(1_000);
    expect(values.length).toBeLessThan(lines.length);
    expect(rejected).toMatchObject([{ file: "a.jsonl", line: values.length + 1 }]);
  });

  test("an archive is read file by file, and a gzip in it is unpacked as well", async () => {
    const archive = zip([
      { name: "x/a.jsonl", text: '{"a":1}' },
      { name: "x/", text: "" },
      { name: "b.jsonl", text: '{"b":1}', packed: false },
    ]);
    const { values, rejected } = await jsonOf(textFile("d.zip", archive));
    expect(values).toEqual([
      ["d.zip/x/a.jsonl", 1, { a: 1 }],
      ["d.zip/b.jsonl", 1, { b: 1 }],
    ]);
    expect(rejected).toEqual([]);
  });

  test("a gzip whose sum is wrong, or with more behind its end, gives what is in it and is named", async () => {
    const whole = gzipSync('{"a":1}\n{"a":2}\n{"a":');
    const wrong = Uint8Array.from(whole);
    wrong.fill(0, whole.length - 8, whole.length - 4);
    const longer = Uint8Array.from([...whole, 1, 2, 3]);
    for (const bytes of [wrong, longer]) {
      const { values, rejected } = await jsonOf(textFile("a.jsonl.gz", bytes));
      expect(values).toEqual([
        ["a.jsonl", 1, { a: 1 }],
        ["a.jsonl", 2, { a: 2 }],
      ]);
      expect(rejected).toMatchObject([{ file: "a.jsonl", line: 3 }]);
    }
  });

  test("a gzip of several parts is read as one", async () => {
    const parts = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    const { values } = await jsonOf(textFile("a.jsonl.gz", Uint8Array.from(parts)));
    expect(values).toHaveLength(2);
  });

  test("what systems leave in archives is passed over, and archives in them are named", async () => {
    const archive = zip([
      { name: "__MACOSX/a/._x.jsonl", text: "?" },
      { name: "a/.DS_Store", text: "?" },
      { name: "a/inner.zip", text: "PK" },
      { name: "a/x.jsonl", text: "[1]" },
    ]);
    const { values, rejected } = await jsonOf(textFile("d.zip", archive));
    expect(values).toEqual([["d.zip/a/x.jsonl", 1, [1]]]);
    expect(rejected).toEqual([
      {
        file: "d.zip/a/inner.zip",
        line: 0,
        reason: "An archive inside an archive is not opened.",
      },
    ]);
  });

  test.each([
    ["encrypted", 8, 1, "It is encrypted."],
    ["packed in a way that is not known", 10, 12, "method 12"],
  ])("a file that is %s is named, and the others are read", async (_name, at, value, reason) => {
    const archive = zip([
      { name: "a.jsonl", text: "[1]" },
      { name: "b.jsonl", text: "[2]" },
    ]);
    const list = Buffer.from(archive.buffer).indexOf("PK\x01\x02");
    new DataView(archive.buffer).setUint16(list + at, value, true);
    const { values, rejected } = await jsonOf(textFile("d.zip", archive));
    expect(values).toEqual([["d.zip/b.jsonl", 1, [2]]]);
    expect(rejected).toMatchObject([
      { file: "d.zip/a.jsonl", reason: expect.stringContaining(reason) },
    ]);
  });

  test("an archive without its end is named, and the other files are read", async () => {
    const archive = zip([{ name: "a.jsonl", text: '{"a":1}' }]);
    const { values, rejected } = await jsonOf(
      textFile("d.zip", archive.slice(0, -30)),
      textFile("b.jsonl", "[2]"),
    );
    expect(values).toEqual([["b.jsonl", 1, [2]]]);
    expect(rejected).toMatchObject([{ file: "d.zip", line: 0 }]);
  });
});

describe("tables", () => {
  test("a quoted field may hold commas, quotes and lines, and a row's line is that on which it begins", async () => {
    const { rows, rejected } = await tableOf(
      'a,b\r\n"x, ""y""\nz",1\r\n2,"3"\r\n4\r\n,"5\r\n6"\r\n',
    );
    expect(rows).toEqual([
      { line: 2, row: 0, fields: { a: 'x, "y"\nz', b: "1" } },
      { line: 4, row: 1, fields: { a: "2", b: "3" } },
      { line: 6, row: 3, fields: { a: "", b: "5\r\n6" } },
    ]);
    expect(rejected).toMatchObject([{ file: "a.csv", line: 5 }]);
  });

  test("a quote that is never closed rejects the row in which it is opened, and no other", async () => {
    const { rows, rejected } = await tableOf('a,b\n1,2\n3,"4\n5,6\r\n7,8');
    expect(rows.map(({ line, row, fields }) => [line, row, fields])).toEqual([
      [2, 0, { a: "1", b: "2" }],
      [4, 1, { a: "5", b: "6" }],
      [5, 2, { a: "7", b: "8" }],
    ]);
    expect(rejected.map(({ line }) => line)).toEqual([3]);
  });

  test("have an end to the length of a row", async () => {
    const parts = ['a,b\n1,2\n3,"', ...Array.from({ length: 66 }, () => "x".repeat(1024 * 1024))];
    const reading = new FileReading([sourceFileOf("a.csv", new Blob(parts))], {});
    const rows = [];
    for await (const entry of reading.entries()) rows.push(...(await listed(reading.table(entry))));
    expect(rows).toHaveLength(1);
    expect(reading.rejected).toMatchObject([
      { line: 3, reason: expect.stringContaining("64 million") },
    ]);
  });

  test("where the bytes are cut into pieces makes no difference", async () => {
    const text = `a,b\n"${'q""'.repeat(400_000)}",2\n3,4\n`;
    const { rows } = await tableOf(text);
    expect(rows.map(({ line, fields }) => [line, fields["a"]?.length])).toEqual([
      [2, 800_000],
      [3, 1],
    ]);
  });
});

describe("reading", () => {
  test("says how far it has come, and can be given up", async () => {
    const text = '{"a":1}\n'.repeat(400_000);
    const stop = new AbortController();
    const seen: number[] = [];
    const reading = new FileReading([textFile("a.jsonl", text)], {
      signal: stop.signal,
      onProgress: (done, total) => {
        seen.push(done / total);
        if (seen.length === 2) stop.abort(new Error("given up"));
      },
    });
    const read = async (): Promise<void> => {
      for await (const entry of reading.entries()) await listed(reading.jsonLines(entry));
    };
    await expect(read()).rejects.toThrow("given up");
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen[0]).toBeLessThan(1);
  });
});
