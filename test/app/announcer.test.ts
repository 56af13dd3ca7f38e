import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAnnouncer } from "../../src/app/announcer.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the announcer", () => {
  test("tells only the last of messages in quick succession", () => {
    const announcer = createAnnouncer();
    const heard: string[] = [];
    announcer.message.subscribe(() => heard.push(announcer.message.get().text));
    for (const text of ["step 1", "step 2", "step 3"]) announcer.say(text);
    vi.advanceTimersByTime(1_000);
    announcer.say("step 4");
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(["step 3", "step 4"]);
  });

  test("tells the same message again as a new one", () => {
    const announcer = createAnnouncer();
    announcer.say("step 1");
    vi.advanceTimersByTime(1_000);
    const { turn } = announcer.message.get();
    announcer.repeat();
    expect(announcer.message.get()).toEqual({ text: "step 1", turn: turn + 1 });
  });
});
