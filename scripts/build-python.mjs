/**
 * Makes the page's Python: a small standard library with the recorder in it, under `.generated/`.
 *
 * Run it as a program. It does nothing when what it made before is still up to date.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide, version } from "pyodide";

const root = fileURLToPath(new URL("..", import.meta.url));
const output = join(root, ".generated");
const sourceFolder = join(root, "workers", "python");

/** @param {(string | Uint8Array)[]} parts */
function digest(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/**
 * Python sources below a folder, by path relative to it, in order of their names.
 *
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {[string, string][]}
 */
function pythonSources(folder, prefix = "") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pythonSources(path, `${prefix}${entry.name}/`);
      return entry.name.endsWith(".py") ? [[prefix + entry.name, readFileSync(path, "utf8")]] : [];
    });
}

/**
 * Writes a file so that nobody ever reads half of it.
 *
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function writeWhole(path, content) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/**
 * Calls a function of build/stdlib.py and returns the bytes that it answers with.
 *
 * @param {string | undefined} stdlib path of the standard library to start with; the shipped one when undefined
 * @param {string} name
 * @param {unknown[]} values
 * @returns {Promise<Uint8Array>}
 */
async function callPython(stdlib, name, values) {
  const pyodide = await loadPyodide(stdlib === undefined ? {} : { stdLibURL: stdlib });
  pyodide.runPython(readFileSync(join(root, "build", "stdlib.py"), "utf8"));
  const result = pyodide.globals.get(name)(...values.map((value) => pyodide.toPy(value)));
  const bytes = result.toJs();
  result.destroy();
  return bytes;
}

const listText = readFileSync(join(root, "build", "stdlib.json"), "utf8");
const list = JSON.parse(listText);
const recipe = readFileSync(join(root, "build", "stdlib.py"));
const sources = pythonSources(sourceFolder);

const stdlibKey = digest(version, listText, recipe);
const wholeKey = digest(stdlibKey, ...sources.flat());
const stdlibPath = join(output, `stdlib-${stdlibKey}.zip`);
const wholePath = join(output, "python.zip");
const keyPath = join(output, "python.key");

mkdirSync(output, { recursive: true });
if (!existsSync(stdlibPath)) {
  const bytes = await callPython(undefined, "build_stdlib", [
    list.modules,
    list.lazy,
    list.encodings,
  ]);
  writeWhole(stdlibPath, bytes);
  console.log(`Standard library: ${(bytes.length / 1e6).toFixed(2)} MB.`);
}
if (!existsSync(wholePath) || !existsSync(keyPath) || readFileSync(keyPath, "utf8") !== wholeKey) {
  const bytes = await callPython(stdlibPath, "add_package", [
    new Uint8Array(readFileSync(stdlibPath)),
    new Map(sources),
  ]);
  writeWhole(wholePath, bytes);
  writeWhole(keyPath, wholeKey);
  console.log(
    `With the recorder (${sources.length} files): ${(bytes.length / 1e6).toFixed(2)} MB.`,
  );
}
