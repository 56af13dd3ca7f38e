import { expect, test } from "vitest";
import { surgeFormat } from "../../../src/packs/formats/surge.ts";
import { ownFile } from "../files/files.ts";

test("SURGE's lists are read with the misspelt category, and one that is none is rejected by its number", async () => {
  const { tasks, rejected } = await surgeFormat.read([ownFile("surge/own.json")], {});
  expect(tasks.map(({ id }) => id)).toEqual(["cl/0", "sc/0", "ml/0", "tc/0"]);
  expect(tasks.map(({ program }) => program !== null)).toEqual([true, true, false, true]);
  expect(rejected).toEqual([
    { file: "own.json", line: 5, reason: expect.stringContaining("not what it should be") },
  ]);
});
