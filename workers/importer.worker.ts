/**
 * The worker that reads somebody's files, so that the page stays awake however large they are. It is of the page's own origin and runs
 * nothing of what it reads.
 */
import { expose } from "comlink";
import { Importer } from "../src/packs/importing/importer.ts";

expose(new Importer());
