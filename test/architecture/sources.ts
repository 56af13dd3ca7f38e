import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A node of a syntax tree as far as these tests look at it: its kind and whatever else it has. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One TypeScript file of the project. */
export interface Source {
  /** Path relative to the project, with "/" on every system. */
  readonly path: string;
  readonly tree: Node;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
  );
}

/** The nodes directly below a node, each with the name of the field that holds it. */
export function children(node: Node): readonly (readonly [field: string, child: Node])[] {
  return Object.entries(node).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => [field, child] as const),
  );
}

/** A node and all below it, each before its children. */
export function* descendants(node: Node): Generator<Node> {
  yield node;
  for (const [, child] of children(node)) yield* descendants(child);
}

/** Paths of the files below a folder of the project whose names match, relative to the project. */
export function filesBelow(folder: string, name: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
    .toSorted();
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Reads TypeScript text as the file of that path. */
export function parseSource(path: string, text: string): Source {
  const tree: unknown = parseAst(text, { lang: path.endsWith(".tsx") ? "tsx" : "ts" });
  if (!isNode(tree)) throw new Error(`${path} could not be read`);
  return { path, tree };
}

/** All TypeScript files below a folder of the project, without pure declarations of types. */
export function sourcesBelow(folder: string): readonly Source[] {
  return filesBelow(folder, /(?<!\.d)\.tsx?$/).map((path) => parseSource(path, textOf(path)));
}

/** What a file imports, as written: static and dynamic imports, re-exports and imported types. */
export function importsOf(source: Source): readonly string[] {
  const named = [...descendants(source.tree)].flatMap((node) => {
    const target = node["source"];
    const imports =
      /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) ||
      /^(ImportExpression|TSImportType)$/.test(node.type);
    return imports && isNode(target) && typeof target["value"] === "string"
      ? [target["value"]]
      : [];
  });
  return [...new Set(named)];
}

/** Project path that a relative import means, without what comes after "?"; packages stay as written. */
export function resolveImport(from: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, "");
  return bare.startsWith(".") ? posix.join(dirname(from), bare) : bare;
}
