import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { printZip } from "../../src/packs/container/printZip.ts";
import { FileReading } from "../../src/packs/container/reading.ts";
import { sourceFileOf } from "../../src/packs/container/sourceFile.ts";

const entries = [
  { name: "pack.jsonl", text: '{"a": "ä"}\n{"b": 2}\n' },
  { name: "grüße/task.jsonl", text: "[1]\n" },
  { name: "empty.jsonl", text: "" },
];

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

describe("an archive that the page makes", () => {
  test("is read back as the same files with the same texts", async () => {
    const file = new File([printZip(entries)], "made.zip");
    const reading = new FileReading([sourceFileOf(file.name, file)], {});
    const found: unknown[] = [];
    for await (const entry of reading.entries()) {
      for await (const { line, value } of reading.jsonLines(entry))
        found.push([entry.name, line, value]);
    }
    expect(found).toEqual([
      ["made.zip/pack.jsonl", 1, { a: "ä" }],
      ["made.zip/pack.jsonl", 2, { b: 2 }],
      ["made.zip/grüße/task.jsonl", 1, [1]],
    ]);
    expect(reading.rejected).toEqual([]);
  });

  test("says of each file the length and the checksum of its bytes, in both places", async () => {
    const bytes = await bytesOf(printZip(entries));
    let local = 0;
    let listed = bytes.readUInt32LE(bytes.length - 6);
    for (const { name, text } of entries) {
      const content = Buffer.from(text);
      expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
      expect(bytes.readUInt32LE(listed)).toBe(0x02014b50);
      expect(bytes.readUInt32LE(listed + 42)).toBe(local);
      for (const at of [local + 14, listed + 16]) {
        expect(bytes.readUInt32LE(at)).toBe(crc32(content));
        expect(bytes.readUInt32LE(at + 4)).toBe(content.length);
        expect(bytes.readUInt32LE(at + 8)).toBe(content.length);
      }
      const nameLength = Buffer.byteLength(name);
      local += 30 + nameLength + content.length;
      listed += 46 + nameLength;
    }
    expect(listed).toBe(bytes.length - 22);
  });

  test("is the same, byte for byte, each time that it is made of the same files", async () => {
    expect(await bytesOf(printZip(entries))).toEqual(await bytesOf(printZip([...entries])));
  });
});
