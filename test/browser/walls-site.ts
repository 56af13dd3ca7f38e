import { createServer, type Server } from "node:http";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { foretracePlugins } from "../../build/foretrace-plugins.ts";
import { serveSite } from "./page.ts";

const root = fileURLToPath(new URL("./walls/", import.meta.url));
const folder = fileURLToPath(new URL("../../.generated/walls-page/", import.meta.url));

/** What the page under test hides from programs. */
export const treasure = "the word that nobody may know";

/** The page under test (`walls/`), on a server of its own, and the attacker's server. */
export interface WallsSite {
  /** Address of the walled page, built as the real one is. */
  readonly url: string;
  /** Address of a page of the same origin without any wall: what succeeds there must fail behind the walls. */
  readonly openUrl: string;
  /** Address at which the attacker waits; whatever is asked below it counts. */
  readonly evilUrl: string;
  /** Adds a folder beside the page, to be filled. */
  addFolder(name: string, fill: (path: string) => void): void;
  /** Takes the paths (below `evilUrl`) that were asked for since the last call. */
  takeHits(): readonly string[];
  close(): Promise<void>;
}

/** Builds and serves it. */
export async function openWallsSite(): Promise<WallsSite> {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "error",
    plugins: foretracePlugins(),
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  writeFileSync(`${folder}word.txt`, treasure);
  writeFileSync(`${folder}open.html`, openPage(readFileSync(`${folder}index.html`, "utf8")));
  const site = await serveSite(folder);
  const evil = await openEvilServer();
  return {
    url: site.url,
    openUrl: `${site.url}open.html`,
    evilUrl: evil.url,
    addFolder(name, fill) {
      mkdirSync(`${folder}${name}`, { recursive: true });
      fill(`${folder}${name}`);
    },
    takeHits: () => evil.hits.splice(0),
    async close() {
      await site.close();
      await evil.close();
    },
  };
}

/** The same page with its policy taken out. */
function openPage(walled: string): string {
  const open = walled.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  if (open === walled) throw new Error("the built page has no policy");
  return open;
}

/** A server that welcomes everybody from everywhere and writes down what was asked. */
async function openEvilServer(): Promise<{ url: string; hits: string[]; close(): Promise<void> }> {
  const hits: string[] = [];
  const server: Server = createServer((request, response) => {
    if (request.method !== "OPTIONS") hits.push(nameOf(request.url));
    response.writeHead(200, {
      "access-control-allow-origin": "*",
      "content-type": "text/javascript",
    });
    response.end("");
  });
  server.on("upgrade", (request, socket) => {
    hits.push(nameOf(request.url));
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nameOf(url: string | undefined): string {
  return (url ?? "").slice(1);
}
