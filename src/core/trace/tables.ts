import * as z from "zod/mini";
import { Ints } from "./columns.ts";
import { type Accepted, accepted, type Damaged, damaged } from "./damage.ts";
import type { BranchSite, Code, Construct, SourceFile, TestTree, TypeInfo } from "./model.ts";

const index = z.int().check(z.gte(-1));
const count = z.int().check(z.gte(0));
const name = z.string().check(z.maxLength(10_000));
const names = z.array(name).check(z.maxLength(100_000));
const lineRange = z.tuple([count, count]);

const codeSchema = z.object({
  name,
  qualname: name,
  kind: z.enum([
    "module",
    "function",
    "lambda",
    "class",
    "comprehension",
    "generator",
    "coroutine",
    "asyncgen",
  ]),
  file: count,
  firstLine: count,
  lastLine: count,
  parent: index,
  arguments: names,
  names,
  free: names,
  lines: z.array(count),
});

const typeSchema = z.object({
  name,
  module: name,
  builtin: z.boolean(),
  fields: z.optional(names),
  dataclass: z.optional(z.boolean()),
  enum: z.optional(z.boolean()),
  bases: names,
});

/** The longest text of tables that is read, in characters. */
const longestTables = 1 << 26;

/** How deep a test may nest; Python itself stops compiling at about a hundred. */
const deepestTest = 200;

const constructSchema = z.object({
  kind: z.enum([
    "if",
    "while",
    "for",
    "async-for",
    "match",
    "ifexp",
    "boolop",
    "comp-if",
    "comp-for",
    "assert",
  ]),
  line: count,
  column: count,
  endLine: count,
  endColumn: count,
  code: index,
  parent: index,
  body: lineRange,
  orelse: z.nullable(lineRange),
  test: z.unknown(),
  cases: z.optional(z.array(z.object({ line: count, endLine: count, pattern: z.string() }))),
});

const branchSchema = z.object({
  construct: index,
  leaf: index,
  line: count,
  column: count,
  endLine: count,
  endColumn: count,
});

const tablesSchema = z.object({
  codes: z.optional(z.array(codeSchema)),
  moreNames: z.optional(z.array(z.tuple([count, name]))),
  sites: z.optional(z.array(count)),
  types: z.optional(z.array(typeSchema)),
  constructs: z.optional(z.array(constructSchema)),
  branches: z.optional(z.array(branchSchema)),
  files: z.optional(z.array(z.object({ file: z.string(), source: z.string() }))),
});

/** The tables of a recording ([T1] to [T5], [B1], [B2]), growing chunk by chunk. */
export class Tables {
  readonly codes: Code[] = [];
  readonly types: TypeInfo[] = [];
  readonly constructs: Construct[] = [];
  readonly branchSites: BranchSite[] = [];
  readonly files: SourceFile[] = [];
  readonly siteCodes = new Ints();
  readonly siteLines = new Ints();
  /** The lists of names that `codes` shows, by code: they may grow ([T1]). */
  private readonly names: string[][] = [];
  /** How many names each code came with. */
  private readonly firstNames = new Ints();

  append(text: string): Accepted | Damaged {
    if (text === "") return accepted;
    if (text.length > longestTables) return damaged("size", `tables of ${text.length} characters`);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return damaged("R1", "the tables are no JSON");
    }
    const parsed = tablesSchema.safeParse(json);
    if (!parsed.success) {
      return damaged("T1", z.prettifyError(parsed.error).slice(0, 500));
    }
    const tables = parsed.data;
    // What a table refers to may stand behind it in the same chunk, so all are added before any is checked.
    const firstCode = this.codes.length;
    const firstConstruct = this.constructs.length;
    const firstBranch = this.branchSites.length;
    for (const code of tables.codes ?? []) {
      this.names.push(code.names);
      this.firstNames.push(code.names.length);
      this.codes.push(code);
    }
    for (const type of tables.types ?? []) this.types.push(type);
    for (const { file, source } of tables.files ?? []) {
      this.files.push({ file: this.files.length + 1, name: file, source });
    }
    for (const branch of tables.branches ?? []) this.branchSites.push(branch);
    for (const { test, cases, ...construct } of tables.constructs ?? []) {
      const tree = test === null || test === undefined ? null : testTree(test, deepestTest);
      if (tree === undefined) return damaged("B2", "a test is no tree of leaves");
      this.constructs.push({ ...construct, test: tree, cases: cases ?? [] });
    }
    for (const [code, added] of tables.moreNames ?? []) {
      const grown = this.names[code];
      if (grown === undefined) return damaged("T1", `more names for code ${code}`);
      grown.push(added);
    }
    return this.checkFrom(firstCode, firstConstruct, firstBranch) ?? this.addSites(tables.sites);
  }

  /** How many of a code's names its text mentions; those behind them were added while it ran. */
  namesOfText(code: number): number {
    return this.firstNames.at(code);
  }

  private checkFrom(code: number, construct: number, branch: number): Damaged | null {
    for (const { parent } of this.codes.slice(code)) {
      if (parent >= this.codes.length) return damaged("T1", `parent code ${parent}`);
    }
    for (const found of this.constructs.slice(construct)) {
      if (found.code >= this.codes.length) return damaged("B1", `code ${found.code}`);
      if (found.parent >= this.constructs.length) return damaged("B1", `parent ${found.parent}`);
    }
    for (const site of this.branchSites.slice(branch)) {
      if (site.construct >= this.constructs.length) {
        return damaged("B2", `construct ${site.construct}`);
      }
    }
    return null;
  }

  private addSites(sites: readonly number[] | undefined): Accepted | Damaged {
    if (sites === undefined) return accepted;
    if (sites.length % 2 !== 0) return damaged("T2", "sites are pairs");
    for (let place = 0; place < sites.length; place += 2) {
      const code = sites[place] ?? 0;
      if (code >= this.codes.length) return damaged("T2", `code ${code}`);
      this.siteCodes.push(code);
      this.siteLines.push(sites[place + 1] ?? 0);
    }
    return accepted;
  }
}

/** Reads a tree of leaves; undefined when it is none. */
function testTree(value: unknown, depth: number): TestTree | undefined {
  if (depth === 0 || typeof value !== "object" || value === null) return undefined;
  const op = "op" in value ? value.op : undefined;
  const of = "of" in value ? value.of : undefined;
  switch (op) {
    case "leaf": {
      const leaf = "leaf" in value ? value.leaf : undefined;
      return Number.isInteger(leaf) && typeof leaf === "number" ? { op, leaf } : undefined;
    }
    case "const": {
      const known = "value" in value ? value.value : undefined;
      return typeof known === "boolean" ? { op, value: known } : undefined;
    }
    case "not": {
      const inner = testTree(of, depth - 1);
      return inner === undefined ? undefined : { op, of: inner };
    }
    case "and":
    case "or":
    case "either": {
      if (!Array.isArray(of)) return undefined;
      const parts: TestTree[] = [];
      for (const part of of) {
        const tree = testTree(part, depth - 1);
        if (tree === undefined) return undefined;
        parts.push(tree);
      }
      return { op, of: parts };
    }
    default:
      return undefined;
  }
}
