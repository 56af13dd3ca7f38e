import type { KnipConfig } from "knip";

/** What a style sheet takes from elsewhere, as imports that knip understands. */
function importsOfStyle(text: string): string {
  const taken = text.matchAll(/(?:@import\s+(?:url\()?|url\()["']([^"')]+)["']/g);
  return [...taken].map((match) => `import "${match[1] ?? ""}";`).join("\n");
}

const config: KnipConfig = {
  entry: [
    // What a recording can be asked: questions to come need more of it than today's views do.
    "src/core/trace/index.ts",
    "workers/{boot,frame}.ts",
    "scripts/{start,checks,build-python,run-typescript,python-worker}.mjs",
    "src/headless/{truth,score,corpus}.ts",
    "test/{python,browser}/prepare.ts",
    "test/**/*.test.{ts,tsx}",
    "test/bench/{node,memory,browser}.ts",
    "test/bench/page/main.ts",
    "test/python/campaign.ts",
    "test/browser/{walls,keeping,pageModel}/main.ts",
    "test/browser/predict/main.tsx",
  ],
  project: [
    "src/**/*.{ts,tsx,css}",
    "workers/**/*.ts",
    "build/**/*.ts",
    "scripts/**/*.mjs",
    "test/**/*.{ts,tsx}",
  ],
  compilers: { css: importsOfStyle },
  // A type that names a part of what a file exports may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreBinaries: ["apt-get"],
};

export default config;
