/** A small server for a folder of static files: what any static host does, no more. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream";

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".zip": "application/zip",
};

/**
 * The file that a request's path means, or undefined: nothing outside the folder, no hidden file.
 *
 * @param {string} folder
 * @param {string} prefix
 * @param {string} url
 */
function fileFor(folder, prefix, url) {
  let path;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/, ""));
  } catch {
    return undefined;
  }
  if (!path.startsWith(prefix) || path.includes("\0") || path.includes("/.")) return undefined;
  const rest = path.slice(prefix.length);
  const file = normalize(
    join(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest),
  );
  if (!file.startsWith(normalize(folder + sep))) return undefined;
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? { file, stats } : undefined;
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} folder
 * @param {string} prefix
 */
function answer(request, response, folder, prefix) {
  const found = fileFor(folder, prefix, request.url ?? "/");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  if (found === undefined) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const { file, stats } = found;
  const etag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
  const headers = {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    // Files under assets/ carry a hash in their name; all others are asked for again each time.
    "cache-control": file.includes(`${sep}assets${sep}`)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    etag,
    "x-content-type-options": "nosniff",
  };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "content-length": stats.size });
  if (request.method === "HEAD") response.end();
  else pipeline(createReadStream(file), response, visitorGone);
}

/** A visitor who goes away in the middle of a file is no reason to stop serving. */
function visitorGone() {}

/**
 * Serves a folder on this machine alone.
 *
 * @param {string} folder
 * @param {{ port?: number, tries?: number, prefix?: string }} [options] first port to try (0: any free one), how many
 *   ports to try from there, and the path under which the folder appears (begins and ends with "/")
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address of the folder, with its prefix
 */
export async function serve(folder, { port = 0, tries = 20, prefix = "/" } = {}) {
  const server = createServer((request, response) => answer(request, response, folder, prefix));
  for (let attempt = 0; ; attempt += 1) {
    try {
      await listen(server, port === 0 ? 0 : port + attempt);
      break;
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || attempt + 1 >= tries) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return {
    url: `http://localhost:${address.port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<void>}
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
