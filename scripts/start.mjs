/** Builds what is missing, serves the page on this machine and prints the address. */
import { buildPageIfStale, pageFolder } from "./page-build.mjs";
import { serve } from "./static-server.mjs";

buildPageIfStale();
const { url } = await serve(pageFolder, { port: Number(process.env["PORT"] ?? 4173) });
console.log(`Foretrace is at ${url} (stop it with Ctrl+C).`);
