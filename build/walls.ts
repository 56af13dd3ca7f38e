import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { buildPython, kitFiles } from "./python-kit.ts";

const workers = fileURLToPath(new URL("../workers/", import.meta.url));
const moduleName = "virtual:foretrace-walls";

interface Script {
  readonly text: string;
  /** Absolute paths of all files that went into it. */
  readonly files: readonly string[];
}

/**
 * Bundles one file and all that it imports to the text of a classic script.
 *
 * It ends up in a blob or in an inline `<script>`, where no relative import can be resolved.
 */
async function bundleScript(file: string): Promise<Script> {
  const result = await build({
    configFile: false,
    root: workers,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: join(workers, file), output: { format: "iife" } },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (output === undefined || !("output" in output)) throw new Error(`${file} was not bundled`);
  const [chunk, ...others] = output.output;
  if (others.length > 0) throw new Error(`${file} became more than one file`);
  if (/<\/script|<!--/i.test(chunk.code)) throw new Error(`${file} cannot stand in a <script>`);
  return { text: chunk.code, files: chunk.moduleIds.filter((id) => id.startsWith("/")) };
}

/**
 * Where models may be asked: anywhere over https, and on this machine. Plain http to other machines is left out; browsers keep a page on
 * https from it anyway. A policy knows no addresses of IPv6, so `[::1]` has to be asked as `localhost`. What runs behind the walls is kept
 * from all of it by a policy of its own.
 */
const connections = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*";

/** What the page allows itself. The frame of the walls inherits it, so its one script must be allowed. */
function contentSecurityPolicy(inlineScripts: readonly string[]): string {
  const hashes = inlineScripts.map(
    (text) => ` 'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' blob:${hashes.join("")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    connections,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * Gives the page the scripts that run behind its walls, as the module `virtual:foretrace-walls`.
 *
 * A built page also gets its Content-Security-Policy; the dev server's page does not, because Vite's own scripts
 * are inline.
 */
export function walls(): Plugin {
  let building = false;
  const inlineScripts = new Set<string>();
  return {
    name: "foretrace:walls",
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId(id) {
      return id === moduleName ? `\0${moduleName}` : undefined;
    },
    async load(id) {
      if (id !== `\0${moduleName}`) return undefined;
      await buildPython();
      const frame = await bundleScript("frame.ts");
      const boot = await bundleScript("boot.ts");
      inlineScripts.add(frame.text);
      for (const file of [...frame.files, ...boot.files]) this.addWatchFile(file);
      return [
        `export const frameScript = ${JSON.stringify(frame.text)};`,
        `export const bootScript = ${JSON.stringify(boot.text)};`,
        `export const kitFiles = ${JSON.stringify(kitFiles())};`,
      ].join("\n");
    },
    transformIndexHtml: {
      order: "post",
      handler() {
        if (!building) return [];
        const content = contentSecurityPolicy([...inlineScripts]);
        const attrs = { "http-equiv": "Content-Security-Policy", content };
        return [{ tag: "meta", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}
