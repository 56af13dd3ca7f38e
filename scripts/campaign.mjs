// Compares the recorder with the oracle on generated programs: node scripts/campaign.mjs --programs 5000 --seed 1
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const { module } = await runnerImport(`${root}test/python/campaign.ts`, {
  configFile: false,
  root,
  logLevel: "error",
});
const different = await module.runCampaign(process.argv.slice(2));
process.exitCode = different > 0 ? 1 : 0;
