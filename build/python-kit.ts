import { execFile } from "node:child_process";
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { version } from "pyodide";
import type { Plugin } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const pyodideFolder = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));

const generated = join(root, ".generated");
const folder = `pyodide-${version}`;

interface KitFile {
  readonly source: string;
  readonly type: string;
  /** Path relative to the page's base. */
  path(): string;
}

/** The files that start Python in the page, by the name that the page knows them by. */
const kit: Readonly<Record<"pyodide" | "asm" | "wasm" | "python", KitFile>> = {
  pyodide: shipped("pyodide.mjs", "text/javascript"),
  asm: shipped("pyodide.asm.mjs", "text/javascript"),
  wasm: shipped("pyodide.asm.wasm", "application/wasm"),
  python: {
    source: join(generated, "python.zip"),
    type: "application/zip",
    // This one changes while the folder's version stays, so it carries a hash of its own.
    path: () => `${folder}/python-${readFileSync(join(generated, "python.key"), "utf8")}.zip`,
  },
};

function shipped(name: string, type: string): KitFile {
  return { source: join(pyodideFolder, name), type, path: () => `${folder}/${name}` };
}

/** Makes `.generated/python.zip` where it is missing or older than its sources. */
export async function buildPython(): Promise<void> {
  const script = join(root, "scripts", "build-python.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root });
  process.stdout.write(stdout);
}

/** Path relative to the page's base, and size in bytes before compression, of each file of the kit. */
export function kitFiles(): Record<string, { path: string; bytes: number }> {
  return Object.fromEntries(
    Object.entries(kit).map(([name, file]) => [
      name,
      { path: file.path(), bytes: statSync(file.source).size },
    ]),
  );
}

/**
 * Puts Python's files beside the page, in a folder that carries Pyodide's version.
 */
export function pythonKit(): Plugin {
  return {
    name: "foretrace:python-kit",
    buildStart: buildPython,
    generateBundle() {
      for (const file of Object.values(kit)) {
        const source = new Uint8Array(readFileSync(file.source));
        this.emitFile({ type: "asset", fileName: file.path(), source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? "").replace(/[?#].*$/, "");
        const file = path.startsWith(`/${folder}/python-`)
          ? kit.python
          : Object.values(kit).find((one) => path === `/${one.path()}`);
        if (file === undefined) return next();
        const send = (): void => {
          response.setHeader("content-type", file.type);
          response.setHeader("cache-control", "no-cache");
          createReadStream(file.source).pipe(response);
        };
        buildPython().then(send, next);
      });
    },
  };
}
