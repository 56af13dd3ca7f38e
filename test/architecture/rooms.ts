/** A part of the project, and what its files may import besides each other. */
export interface Room {
  /** Path that its files begin with. */
  readonly path: string;
  /** Other paths of the project: a folder ends in "/". */
  readonly imports: readonly string[];
  /** Packages and virtual modules. */
  readonly packages: readonly string[];
}

const core = "src/core/";
const schemas = "zod";

/** The rooms of `core` stand in the order of the flow: each may import those before it. */
const flow = [
  "program",
  "trace",
  "value",
  "question",
  "prediction",
  "score",
  "benchmark",
  "asking",
  "attempt",
  "evaluation",
];

/** Packages that one room of `core` needs besides the schemas. */
const needs: Readonly<Record<string, readonly string[]>> = { asking: ["jsonrepair"] };

/** Every room of the project; a file belongs to the first whose path it begins with. */
const rooms: readonly Room[] = [
  ...flow.map((name, index) => ({
    path: `${core}${name}/`,
    imports: flow.slice(0, index).map((earlier) => `${core}${earlier}/`),
    packages: [schemas, ...(needs[name] ?? [])],
  })),
  {
    path: "src/runtime/",
    imports: [core],
    packages: [schemas, "virtual:foretrace-walls"],
  },
  {
    path: "src/models/",
    imports: [core],
    packages: [schemas, "eventsource-parser", "@wllama/wllama"],
  },
  { path: "src/packs/", imports: [core], packages: [schemas] },
  {
    path: "src/headless/",
    imports: [core, "src/packs/"],
    packages: [
      "node:child_process",
      "node:fs",
      "node:os",
      "node:path",
      "node:url",
      "node:util",
      "node:worker_threads",
    ],
  },
  { path: "src/store/", imports: [core], packages: [schemas, "dexie"] },
  {
    path: "src/app/",
    imports: [core, "src/runtime/", "src/models/", "src/packs/", "src/store/"],
    packages: [schemas, "comlink"],
  },
  {
    path: "src/views/",
    imports: [core, "src/app/"],
    packages: [
      "react",
      "react-dom",
      "monaco-editor",
      "@lezer",
      "@fontsource",
      "@fontsource-variable",
    ],
  },
  { path: "src/main.tsx", imports: ["src/"], packages: ["react", "react-dom"] },
  {
    path: "workers/",
    imports: [core, "src/packs/", "src/runtime/contract.ts"],
    packages: ["comlink"],
  },
];

/** The room that a file of the project belongs to. */
export function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(room.path));
}

/** True when a file of the room may import that project path, package or virtual module. */
export function mayImport(room: Room, target: string): boolean {
  if (/^(src|workers)\//.test(target)) {
    return [room.path, ...room.imports].some((allowed) => target.startsWith(allowed));
  }
  return room.packages.some((name) => target === name || target.startsWith(`${name}/`));
}
