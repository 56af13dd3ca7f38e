import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../scripts/static-server.mjs";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks for a path exactly as written; `fetch` would tidy it up. */
function ask(url: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (response) => {
      let body = "";
      response.on("data", (part) => (body += String(part)));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("the server of static files", () => {
  const outer = mkdtempSync(join(tmpdir(), "foretrace-"));
  const folder = join(outer, "page");
  let site: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    mkdirSync(join(folder, "assets"), { recursive: true });
    writeFileSync(join(outer, "secret.txt"), "secret");
    writeFileSync(join(folder, ".hidden"), "hidden");
    writeFileSync(join(folder, "index.html"), "<p>page</p>");
    writeFileSync(join(folder, "python.wasm"), "wasm");
    writeFileSync(join(folder, "assets", "a-1.js"), "1");
    site = await serve(folder, { prefix: "/deep/path/" });
  });

  afterAll(async () => {
    await site.close();
    rmSync(outer, { recursive: true });
  });

  test("gives the page for its folder, whatever stands behind the question mark", async () => {
    expect(site.url).toMatch(/^http:\/\/localhost:\d+\/deep\/path\/$/);
    const { status, headers, body } = await ask(site.url, "/deep/path/?a=/../b");
    expect([status, headers["content-type"], body]).toEqual([
      200,
      "text/html; charset=utf-8",
      "<p>page</p>",
    ]);
  });

  test.each([
    ["/deep/path/python.wasm", "application/wasm", "no-cache"],
    [
      "/deep/path/assets/a-1.js",
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
    ],
  ])("says of %s that it is %s, and how long it may be kept", async (path, type, keeping) => {
    const { headers } = await ask(site.url, path);
    expect([headers["content-type"], headers["cache-control"]]).toEqual([type, keeping]);
  });

  test("sends a file only once to who still has it", async () => {
    const first = await ask(site.url, "/deep/path/");
    const again = await ask(site.url, "/deep/path/", {
      "if-none-match": String(first.headers["etag"]),
    });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  test.each([
    "/",
    "/index.html",
    "/deep/path/missing.js",
    "/deep/path/assets",
    "/deep/path/.hidden",
    "/deep/path/../secret.txt",
    "/deep/path/%2e%2e/secret.txt",
    "/deep/path/..%2fsecret.txt",
    "/deep/path/%",
    "/deep/path/%00",
  ])("has nothing at %s", async (path) => {
    expect((await ask(site.url, path)).status).toBe(404);
  });

  test("takes the next port when one is taken", async () => {
    const taken = Number(new URL(site.url).port);
    const next = await serve(folder, { port: taken });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(taken);
    await next.close();
  });

  test("gives up when no port is left to try", async () => {
    const taken = Number(new URL(site.url).port);
    await expect(serve(folder, { port: taken, tries: 1 })).rejects.toThrow("EADDRINUSE");
  });
});
