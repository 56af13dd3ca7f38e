import { describe, expect, test } from "vitest";
import { findFirefox } from "../../scripts/browsers.mjs";
import { attackTests } from "./walls-attacks.ts";
import { firefoxTab } from "./walls-tab.ts";

describe("the walls in Firefox", () => {
  const path = findFirefox();
  if (path !== undefined) {
    attackTests(() => firefoxTab(path));
    return;
  }
  test("are not tried here: this machine has no Firefox", () => {
    console.log("NOT RUN: the walls in Firefox, because this machine has no Firefox.");
    expect(path).toBeUndefined();
  });
});
