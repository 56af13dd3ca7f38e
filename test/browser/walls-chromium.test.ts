import { describe } from "vitest";
import { attackTests } from "./walls-attacks.ts";
import { chromiumTab } from "./walls-tab.ts";

describe("the walls in Chromium", () => {
  attackTests(chromiumTab);
});
