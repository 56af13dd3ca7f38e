import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "test/{core,models,store,packs,runtime,views,app,architecture,scripts}/**/*.test.{ts,tsx}",
          ],
          environment: "node",
          // Properties that go through thousands of cases take longer where a machine does other things too.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "python",
          globalSetup: "test/python/prepare.ts",
          include: ["test/python/**/*.test.ts"],
          environment: "node",
          pool: "forks",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          globalSetup: "test/browser/prepare.ts",
          include: ["test/browser/**/*.test.ts"],
          environment: "node",
          pool: "forks",
          fileParallelism: false,
          // Journeys depend on how soon a browser, its workers and its disk get their turn. What fails is tried once
          // more, and the report says which (`retry x1`); what is broken fails twice.
          retry: 1,
          // A condition that is waited for is not late because the machine is busy.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
